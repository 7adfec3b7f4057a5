import { ExtData, encode as encodeAny } from '@msgpack/msgpack'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMsgpackCodec } from './msgpack.ts'

const { decode, encode } = createMsgpackCodec()
const read = (bytes: Uint8Array) => decode(bytes, 'the config of task web')
const deep = (levels: number) => Uint8Array.of(...Array(levels).fill(0x91), 0xc0)
const failure = { code: 'BAD_MSGPACK', message: expect.stringContaining('the config of task web') }

describe('msgpack', () => {
  it('comes out as it went in', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 })
    // HCL has one zero.
    const doubles = fc.double({ noNaN: true }).map((number) => number || 0)
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.oneof(text, fc.boolean(), fc.constant(null), fc.integer(), doubles),
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
        fc.uint8Array({ maxLength: 300 }),
        fc.array(tie('value'), { maxLength: 20 }),
        fc.dictionary(
          text.filter((key) => key !== '__proto__' && key !== 'constructor'),
          tie('value'),
        ),
      ),
    }))
    fc.assert(
      fc.property(value, (value) => {
        expect(read(encode(value))).toEqual(value)
      }),
    )
  })

  it('gives a value or fails with its code, whatever the bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.array(fc.constantFrom(0x81, 0x92, 0xa1, 0x61, 0xc0, 0xdf, 0xdd, 0, 1), { minLength: 1 }),
    )
    fc.assert(
      fc.property(bytes, (bytes) => {
        try {
          read(Uint8Array.from(bytes))
        } catch (error) {
          expect(error).toMatchObject(failure)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('is refused where any of its bytes is missing', () => {
    const bytes = encodeAny({ image: 'a'.repeat(40), labels: [{ a: 'b' }], n: [1.5, 70_000] })
    for (let length = 1; length < bytes.length; length += 1)
      expect(() => read(bytes.subarray(0, length))).toThrow(expect.objectContaining(failure))
  })

  it('is undefined where there are no bytes', () => {
    expect(read(new Uint8Array())).toBeUndefined()
  })

  it.each([
    { why: 'a small number', bytes: [0x05], expected: 5 },
    { why: 'a 64-bit number', bytes: [0xcf, 0, 0, 0, 0, 0, 0, 0, 5], expected: 5n },
    { why: 'a float', bytes: [0xcb, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0], expected: 1.5 },
    { why: 'text as go-msgpack wrote it', bytes: [0xda, 0, 2, 0x68, 0x69], expected: 'hi' },
    { why: '64 levels', bytes: deep(64), expected: read(deep(64)) },
  ])('reads $why', ({ bytes, expected }) => {
    expect(read(Uint8Array.from(bytes))).toEqual(expected)
  })

  it.each([
    { why: 'a second value', bytes: [0x01, 0x02], reason: 'something follows it' },
    { why: 'the byte that means nothing', bytes: [0xc1], reason: 'means nothing' },
    { why: 'a list of 4 billion', bytes: [0xdd, 0xff, 0xff, 0xff, 0xff], reason: 'cut off' },
    { why: 'a map of 4 billion', bytes: [0xdf, 0xff, 0xff, 0xff, 0xff, 0xa0], reason: 'cut off' },
    { why: 'a text of 4 GiB', bytes: [0xdb, 0xff, 0xff, 0xff, 0xff, 0x61], reason: 'cut off' },
    { why: '65 levels', bytes: deep(65), reason: '64 levels' },
    { why: 'a million levels', bytes: new Uint8Array(1e6).fill(0x91), reason: '64 levels' },
    { why: 'more than 4 MiB', bytes: encodeAny('a'.repeat(2 ** 22)), reason: 'larger than 4 MiB' },
    {
      why: 'the key __proto__',
      bytes: encodeAny(JSON.parse('{"__proto__":1}')),
      reason: '__proto__',
    },
    { why: 'the key constructor', bytes: encodeAny([{ constructor: 1 }]), reason: 'constructor' },
    { why: 'a key that is a number', bytes: [0x81, 0x01, 0x01], reason: 'no text' },
    { why: 'a value not known yet', bytes: [0xd4, 0x00, 0x00], reason: 'not known yet' },
    {
      why: 'one with what is known',
      bytes: encodeAny(new ExtData(12, new Uint8Array(9))),
      reason: 'not known yet',
    },
    { why: 'a time', bytes: encodeAny(new Date(0)), reason: 'not known yet' },
  ])('refuses $why', ({ bytes, reason }) => {
    const message = expect.stringContaining(reason)
    expect(() => read(Uint8Array.from(bytes))).toThrow(
      expect.objectContaining({ code: 'BAD_MSGPACK', message }),
    )
  })
})
