import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createLineSplitter } from './line-splitter.ts'

function split(chunks: Uint8Array[]): string[] {
  const splitter = createLineSplitter()
  return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()]
}

it.each([
  { why: 'whole lines', chunks: ['a\nb\n'], lines: ['a', 'b'] },
  { why: 'a line in pieces', chunks: ['a', 'b', 'c\n'], lines: ['abc'] },
  { why: 'no line end', chunks: ['a\nb'], lines: ['a', 'b'] },
  { why: 'empty lines', chunks: ['\n\na'], lines: ['', '', 'a'] },
  { why: 'CRLF', chunks: ['a\r', '\nb\r\n'], lines: ['a', 'b'] },
  { why: 'nothing', chunks: [], lines: [] },
])('splits $why', ({ chunks, lines }) => {
  expect(split(chunks.map((chunk) => Buffer.from(chunk)))).toEqual(lines)
})

it('does not mind where UTF-8 is cut', () => {
  const cut = fc.tuple(fc.string({ unit: 'grapheme' }), fc.nat())
  fc.assert(
    fc.property(cut, ([text, place]) => {
      const line = text.replaceAll(/[\r\n]/g, '')
      const bytes = Buffer.from(`${line}\n`)
      const at = place % bytes.length
      expect(split([bytes.subarray(0, at), bytes.subarray(at)])).toEqual([line])
    }),
  )
})

it('cuts a line that never ends', () => {
  const lines = split(Array.from({ length: 20 }, () => Buffer.alloc(10_000, 'x')))
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(100_000)
  expect(lines.join('')).toHaveLength(200_000)
})
