import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collect } from './collect.test-support.ts'
import { readJsonLines } from './read-json-lines.ts'

describe('readJsonLines', () => {
  it('gives the same values wherever the chunks are cut', async () => {
    const values = fc.array(fc.record({ text: fc.string({ unit: 'grapheme' }), n: fc.integer() }))
    const separator = fc.constantFrom('\n', '\r\n', '\n\n')
    await fc.assert(
      fc.asyncProperty(
        values,
        separator,
        fc.boolean(),
        fc.infiniteStream(fc.integer({ min: 1, max: 20 })),
        async (expected, end, endsOpen, sizes) => {
          const text = expected.map((value) => JSON.stringify(value)).join(end)
          const bytes = Buffer.from(endsOpen ? text : text + end)
          const stream = Readable.from(cut(bytes, sizes), { objectMode: false })
          expect(await collect(readJsonLines(stream))).toEqual(expected)
        },
      ),
    )
  })

  it('fails for a line that is cut off', async () => {
    const stream = Readable.from([Buffer.from('{"a":1}\n{"b"')], { objectMode: false })
    await expect(collect(readJsonLines(stream))).rejects.toThrow(SyntaxError)
  })
})

function* cut(bytes: Buffer, sizes: Iterator<number>): Generator<Buffer> {
  for (let rest = bytes; rest.length > 0; ) {
    const size = sizes.next().value ?? rest.length
    yield rest.subarray(0, size)
    rest = rest.subarray(size)
  }
}
