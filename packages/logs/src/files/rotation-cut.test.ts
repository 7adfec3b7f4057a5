import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rotationCut } from './rotation-cut.ts'

const kib = 1024

describe('rotationCut', () => {
  it.each([
    { why: 'all of it when it fits', output: 'a\nb', left: 3, endsLine: false, bytes: 3 },
    { why: 'the whole lines that fit', output: 'a\nb\nc', left: 4, endsLine: false, bytes: 4 },
    { why: 'no line that does not fit', output: 'a\nbcd\n', left: 4, endsLine: false, bytes: 2 },
    {
      why: 'nothing when its first line does not fit',
      output: 'abc\n',
      left: 2,
      endsLine: true,
      bytes: 0,
    },
    {
      why: 'the rest of a line that began before',
      output: 'abc\n',
      left: 2,
      endsLine: false,
      bytes: 2,
    },
    { why: 'nothing when the file is full', output: 'abc', left: 0, endsLine: false, bytes: 0 },
    {
      why: 'nothing when the file is over-full',
      output: 'abc',
      left: -5,
      endsLine: false,
      bytes: 0,
    },
  ])('takes $why', ({ output, left, endsLine, bytes }) => {
    expect(rotationCut(Buffer.from(output), { left, endsLine })).toBe(bytes)
  })

  it('cuts a line rather than leave more than 32 KiB of a file unused', () => {
    const output = Buffer.from(`a\n${'b'.repeat(100 * kib)}`)
    expect(rotationCut(output, { left: 32 * kib + 2, endsLine: true })).toBe(2)
    expect(rotationCut(output, { left: 32 * kib + 3, endsLine: true })).toBe(32 * kib + 3)
  })

  it('never takes more than fits, and always something for an empty file', () => {
    const output = fc.array(fc.constantFrom('a', '\n'), { minLength: 1 }).map((c) => c.join(''))
    fc.assert(
      fc.property(output, fc.integer({ min: 1, max: 20 }), (output, left) => {
        const bytes = rotationCut(Buffer.from(output), { left, endsLine: false })
        expect(bytes).toBeGreaterThan(0)
        expect(bytes).toBeLessThanOrEqual(left)
      }),
    )
  })
})
