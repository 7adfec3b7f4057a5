import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromDouble, fromInteger, isWhole, toDouble, toInteger } from './convert-number.ts'
import type { HclNumber } from './number.ts'
import {
  addNumbers,
  ceilNumber,
  compareNumbers,
  divideNumbers,
  floorNumber,
  moduloNumbers,
  multiplyNumbers,
  negateNumber,
  subtractNumbers,
} from './number-arithmetic.ts'
import { numberText } from './number-text.ts'
import { parseNumber } from './parse-number.ts'

function parse(text: string): HclNumber {
  const number = parseNumber(text)
  if (number === undefined) throw new Error(`${text} is no number.`)
  return number
}

function textOf(number: HclNumber | undefined): string | undefined {
  return number && numberText(number)
}

describe('parseNumber and numberText', () => {
  it.each([
    { text: '0', expected: '0' },
    { text: '-0', expected: '0' },
    { text: '007', expected: '7' },
    { text: '1.50', expected: '1.5' },
    { text: '+1.', expected: '1' },
    { text: '.5', expected: '0.5' },
    { text: '0.1', expected: '0.1' },
    { text: '-1.5E3', expected: '-1500' },
    { text: '1e-7', expected: '0.0000001' },
    { text: '1p4', expected: '16' },
    { text: '9007199254740993', expected: '9007199254740993' },
    { text: '-123456789012345678901234567890', expected: '-123456789012345678901234567890' },
    { text: '0.30000000000000004', expected: '0.30000000000000004' },
    { text: '1e300', expected: `1${'0'.repeat(300)}` },
    { text: `${'9'.repeat(400)}`, why: 'rounded', expected: `1${'0'.repeat(400)}` },
    { text: `0.1${'0'.repeat(5000)}1`, why: 'rounded', expected: '0.1' },
  ])('reads $text', ({ text, expected }) => {
    expect(textOf(parseNumber(text))).toBe(expected)
  })

  it.each([
    '',
    '-',
    '.',
    'e1',
    '1e',
    ' 1',
    '1 ',
    '0x1',
    '1_0',
    'Inf',
    'NaN',
    '1e2000',
    '1e-2000',
    '1e99999999999',
    '9p9999',
  ])('refuses %j', (text) => {
    expect(parseNumber(text)).toBeUndefined()
  })

  it('shows the shortest text that reads back', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(parseNumber(numberText(number))).toEqual(number)
      }),
    )
  })

  it('shows a double as JavaScript does', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const number = fromDouble(value)
        expect(Number(numberText(number))).toBe(value === 0 ? 0 : value)
        expect(toDouble(number)).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})

const numbers = fc
  .tuple(fc.bigInt({ min: -(2n ** 511n), max: 2n ** 511n }), fc.integer({ min: -600, max: 600 }))
  .map(([mantissa, exponent]) => parse(`${mantissa}p${exponent}`))

/** The exact value, as a fraction over 2^1200. */
function exact({ mantissa, exponent }: HclNumber): bigint {
  return mantissa << BigInt(1200 + exponent)
}

describe('arithmetic', () => {
  it.each([
    { why: 'an exact sum', result: addNumbers(parse('0.1'), parse('0.2')), expected: '0.3' },
    {
      why: 'a third',
      result: divideNumbers(parse('1'), parse('3')),
      expected: `0.${'3'.repeat(154)}5`,
    },
    { why: 'a remainder', result: moduloNumbers(parse('7.5'), parse('2')), expected: '1.5' },
    { why: "the dividend's sign", result: moduloNumbers(parse('-7'), parse('2')), expected: '-1' },
    { why: 'a floor', result: floorNumber(parse('-1.5')), expected: '-2' },
    { why: 'a ceiling', result: ceilNumber(parse('-1.5')), expected: '-1' },
    {
      why: 'an overflow',
      result: multiplyNumbers(parse('1e1000'), parse('1e1000')),
      expected: undefined,
    },
    {
      why: 'an underflow',
      result: divideNumbers(parse('1e-1000'), parse('1e1000')),
      expected: undefined,
    },
  ])('gives $why', ({ result, expected }) => {
    expect(textOf(result)).toBe(expected)
  })

  it('is the nearest number to the exact result', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const sum = addNumbers(a, b)
        if (sum === undefined) return
        const error = exact(sum) - exact(a) - exact(b)
        expect((error < 0n ? -error : error) << 512n).toBeLessThanOrEqual(
          exact(sum) < 0n ? -exact(sum) : exact(sum),
        )
        expect(subtractNumbers(sum, negateNumber(b))).toEqual(addNumbers(sum, b))
      }),
    )
  })

  it('is exact where doubles of whole numbers are', () => {
    const whole = fc.integer({ min: -(2 ** 26), max: 2 ** 26 })
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const [x, y] = [fromInteger(a), fromInteger(b)]
        expect(textOf(addNumbers(x, y))).toBe(String(a + b))
        expect(textOf(multiplyNumbers(x, y))).toBe(String(a * b + 0))
        expect(compareNumbers(x, y)).toBe(Math.sign(a - b))
        if (b === 0) return
        expect(textOf(moduloNumbers(x, y))).toBe(String((a % b) + 0))
        expect(textOf(floorNumber(divideNumbers(x, y) ?? x))).toBe(String(Math.floor(a / b) + 0))
      }),
    )
  })

  it('orders numbers as their exact values', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const difference = exact(a) - exact(b)
        expect(compareNumbers(a, b)).toBe(difference === 0n ? 0 : difference < 0n ? -1 : 1)
        expect(exact(floorNumber(a))).toBeLessThanOrEqual(exact(a))
        expect(isWhole(ceilNumber(a))).toBe(true)
      }),
    )
  })
})

describe('conversion', () => {
  it.each([
    { text: '3', integer: 3 },
    { text: '-9007199254740991', integer: -9007199254740991 },
    { text: '9007199254740992', integer: undefined },
    { text: '1.5', integer: undefined },
    { text: '1e100', integer: undefined },
  ])('takes $text for the integer $integer', ({ text, integer }) => {
    expect(toInteger(parse(text))).toBe(integer)
  })

  it.each([
    { text: '1e-400', double: 0 },
    { text: '3e-324', double: 5e-324 },
    { text: '1.7976931348623157e308', double: Number.MAX_VALUE },
    { text: '-1e309', double: Number.NEGATIVE_INFINITY },
  ])('takes $text for the double $double', ({ text, double }) => {
    expect(toDouble(parse(text))).toBe(double)
  })

  it('throws on what is no number of HCL', () => {
    expect(() => fromDouble(Number.NaN)).toThrow(RangeError)
    expect(() => fromInteger(0.5)).toThrow(RangeError)
    expect(() => fromInteger(1n << 5000n)).toThrow(RangeError)
  })
})
