import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, frame } from '../../test/frames.ts'
import { type BufferMessage, readBufferMessages } from './buffer-messages.ts'
import { toEngineTime } from './engine-time.ts'

const time = toEngineTime(0)

async function read(wire: Buffer, { tty = false, sizes = [1000] } = {}): Promise<BufferMessage[]> {
  const stream = new PassThrough({ highWaterMark: 1e9 })
  for (const chunk of cut(wire, sizes)) stream.write(chunk)
  stream.end()
  const messages: BufferMessage[] = []
  for await (const some of readBufferMessages(stream, { tty })) messages.push(...some)
  return messages
}

describe('readBufferMessages', () => {
  it('reads all messages, wherever their bytes are cut', async () => {
    const message = fc.record({
      stream: fc.constantFrom('stdout' as const, 'stderr' as const),
      time: fc.nat(2 ** 40).map(toEngineTime),
      bytes: fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
    })
    const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(fc.array(message), sizes, async (messages, sizes) => {
        const wire = messages.map(({ stream, time, bytes }) =>
          frame(stream === 'stdout' ? 1 : 2, Buffer.concat([Buffer.from(`${time} `), bytes])),
        )
        expect(await read(Buffer.concat(wire), { sizes })).toEqual(messages)
      }),
    )
  })

  it("joins no line of a terminal, and tells a long one's pieces apart", async () => {
    const piece = 'x'.repeat(16 * 1024)
    const wire = Buffer.from(`${time} a\n${time} ${piece}${time} end\n${time} $ `)
    const texts = (await read(wire, { tty: true })).map(({ bytes }) => bytes.toString())
    expect(texts).toEqual(['a\n', piece, 'end\n', '$ '])
  })

  it.each([
    { why: 'no time', wire: frame(1, 'hello\n') },
    { why: 'half a time', wire: frame(1, time.slice(0, 10)) },
    { why: 'no space after it', wire: frame(1, `${time}x`) },
    { why: 'no frame', wire: Buffer.from('hello world\n') },
    {
      why: 'a frame that is too long',
      wire: frame(1, Buffer.alloc(9 * 1024 * 1024)).subarray(0, -1),
    },
  ])('refuses $why', async ({ wire }) => {
    await expect(read(wire, { sizes: [1e7] })).rejects.toMatchObject({ code: 'LOG_FRAME_BAD' })
  })

  it('says when it broke off', async () => {
    await expect(read(frame(1, `${time} hello\n`).subarray(0, -1))).rejects.toThrow('broke off')
  })
})
