import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, frame } from '../../test/frames.ts'
import { createDemultiplexer } from './demultiplexer.ts'

describe('createDemultiplexer', () => {
  it('gives the same streams for any chunking of any frames', () => {
    const frames = fc.array(
      fc.record({ stream: fc.constantFrom(1, 2), payload: fc.uint8Array({ maxLength: 40 }) }),
    )
    const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 })
    fc.assert(
      fc.property(frames, sizes, (frames, sizes) => {
        const wire = Buffer.concat(frames.map(({ stream, payload }) => frame(stream, payload)))
        const demultiplexer = createDemultiplexer()
        const outputs = [...cut(wire, sizes)].map((chunk) => demultiplexer.push(chunk))

        const written = (wanted: number) =>
          Buffer.concat(frames.flatMap((f) => (f.stream === wanted ? [f.payload] : [])))
        expect(Buffer.concat(outputs.map(({ stdout }) => stdout))).toEqual(written(1))
        expect(Buffer.concat(outputs.map(({ stderr }) => stderr))).toEqual(written(2))
        expect(demultiplexer.insideFrame()).toBe(false)
      }),
    )
  })

  it('hands on the payload of a frame of 4 GiB as it comes', () => {
    const demultiplexer = createDemultiplexer()
    demultiplexer.push(Buffer.from([1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]))
    expect(demultiplexer.push(Buffer.from('abc')).stdout.toString()).toBe('abc')
    expect(demultiplexer.insideFrame()).toBe(true)
  })

  it.each([
    { why: 'an unknown stream', header: [3, 0, 0, 0, 0, 0, 0, 1] },
    { why: 'stdin, which no container writes', header: [0, 0, 0, 0, 0, 0, 0, 1] },
    { why: 'padding that is not zero', header: [1, 0, 1, 0, 0, 0, 0, 1] },
    { why: 'the plain text of a terminal', header: [...Buffer.from('hello wo')] },
  ])('refuses $why, and still hands on what came before', ({ header }) => {
    const bytes = Buffer.concat([frame(2, 'before'), Buffer.from(header), Buffer.from('after')])
    const { stderr, error } = createDemultiplexer().push(bytes)
    expect(stderr.toString()).toBe('before')
    expect(error).toMatchObject({ code: 'LOG_FRAME_BAD', recoverable: false })
  })
})
