import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toEngineTime } from '../engine-log/engine-time.ts'
import { type Cursor, cursorSize, decodeCursor, encodeCursor } from './cursor.ts'

const cursor: Cursor = {
  readFrom: toEngineTime(0),
  notBefore: toEngineTime(1),
  contiguousFrom: { index: 999_999_999_999_999, offset: 2 ** 52 },
  isFirst: false,
}

describe('encodeCursor', () => {
  it('comes back as it was, in one size', () => {
    const encoded = encodeCursor(cursor)
    expect(encoded.length).toBe(cursorSize)
    expect(decodeCursor(encoded)).toEqual(cursor)
    const first = { contiguousFrom: { index: 0, offset: 0 }, isFirst: true }
    expect(decodeCursor(encodeCursor(first))).toEqual(first)
  })

  it('is not taken for whole when any byte of it is another', () => {
    const encoded = encodeCursor(cursor)
    const length = encoded.toString().trimEnd().length
    fc.assert(
      fc.property(fc.nat(length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const torn = Buffer.from(encoded)
        torn[at] = (torn[at] as number) ^ change
        expect(decodeCursor(torn)).toBeUndefined()
      }),
    )
  })

  it.each([
    { why: 'nothing', bytes: '' },
    { why: 'zeros', bytes: '\0'.repeat(cursorSize) },
    { why: 'half of one', bytes: encodeCursor(cursor).toString().slice(0, 100) },
    {
      why: 'an offset below zero',
      bytes: encodeCursor({ ...cursor, contiguousFrom: { index: 0, offset: -1 } }),
    },
    { why: 'a time that is none', bytes: encodeCursor({ ...cursor, readFrom: 'yesterday' }) },
  ])('knows nothing from $why', ({ bytes }) => {
    expect(decodeCursor(Buffer.from(bytes as string))).toBeUndefined()
  })
})
