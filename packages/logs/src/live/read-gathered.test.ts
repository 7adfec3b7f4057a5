import { PassThrough, Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readGathered } from './read-gathered.ts'

async function collect(stream: Readable) {
  const chunks: string[] = []
  let error: Error | undefined
  try {
    for await (const chunk of readGathered(stream)) chunks.push(chunk.toString())
  } catch (thrown) {
    error = thrown as Error
  }
  return { chunks, error }
}

describe('readGathered', () => {
  it('has all bytes in their order, however they come', async () => {
    const chunks = fc.array(fc.string({ minLength: 1 }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(chunks, async (written) => {
        const read = await collect(Readable.from(written, { objectMode: false }))
        expect(read.chunks.join('')).toBe(written.join(''))
      }),
    )
  })

  it('makes few chunks of many that come in a moment', async () => {
    const stream = new PassThrough()
    const read = collect(stream)
    for (let i = 0; i < 1000; i++) stream.write('x')
    stream.end()
    const { chunks } = await read
    expect(chunks.join('')).toBe('x'.repeat(1000))
    expect(chunks.length).toBeLessThan(10)
  })

  it('has a chunk before anything comes after it', async () => {
    const stream = new PassThrough()
    const chunks = readGathered(stream)
    for (const chunk of ['a', 'b', 'c']) {
      stream.write(chunk)
      expect((await chunks.next()).value?.toString()).toBe(chunk)
    }
  })

  it('has what came before an error, and then throws it', async () => {
    const stream = new PassThrough()
    stream.write('before')
    setImmediate(() => stream.destroy(new Error('cut off')))
    expect(await collect(stream)).toMatchObject({
      chunks: ['before'],
      error: { message: 'cut off' },
    })
  })

  it('throws where the stream was destroyed before it was read', async () => {
    const stream = new PassThrough()
    stream.on('error', () => {}).destroy(new Error('cut off'))
    expect(await collect(stream)).toMatchObject({ chunks: [], error: { message: 'cut off' } })
  })

  it('destroys the stream when it is left', async () => {
    const stream = new PassThrough()
    stream.write('x')
    for await (const _ of readGathered(stream)) break
    expect(stream.destroyed).toBe(true)
  })
})
