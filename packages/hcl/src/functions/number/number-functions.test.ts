import fc from 'fast-check'
import { expect, it } from 'vitest'
import { json, problem } from '../call-function.test-support.ts'

const big = 123456789012345678901234567890n

it.each([
  { name: 'abs', args: [-big], is: String(big) },
  { name: 'ceil', args: [1.2], is: '2' },
  { name: 'ceil', args: [-1.2], is: '-1' },
  { name: 'floor', args: [-1.2], is: '-2' },
  { name: 'floor', args: [big], is: String(big) },
  { name: 'signum', args: [-3], is: '-1' },
  { name: 'signum', args: [0], is: '0' },
  { name: 'max', args: [1, 9007199254740993n, 9007199254740992n], is: '9007199254740993' },
  { name: 'min', args: [1, -0.5, 3], is: '-0.5' },
  { name: 'pow', args: [2, 10], is: '1024' },
  { name: 'pow', args: [2, 60], is: '1152921504606846976' },
  { name: 'pow', args: [2, -1], is: '0.5' },
  { name: 'log', args: [8, 2], is: '3' },
  { name: 'log', args: [2, 10], is: '0.30102999566398114' },
  { name: 'parseint', args: ['ff', 16], is: '255' },
  { name: 'parseint', args: ['-zZ', 62], is: '-2231' },
  { name: 'parseint', args: ['ZZ', 36], is: '1295' },
  { name: 'parseint', args: [String(big), 10], is: String(big) },
])('$name($args) is $is', ({ name, args, is }) => {
  expect(json(name, args)).toBe(is)
})

it.each([
  { name: 'signum', args: [1.5], is: ['the number must be whole', 0] },
  { name: 'max', args: [], is: ['needs at least one number'] },
  { name: 'pow', args: [10, 1000], is: ['the result is no number that HCL has'] },
  { name: 'pow', args: [10, big], is: ['the result is no number that HCL has'] },
  { name: 'log', args: [-1, 2], is: ['the result is no number that HCL has'] },
  { name: 'parseint', args: ['12', 63], is: ['the base must be between 2 and 62', 1] },
  { name: 'parseint', args: ['1_0', 10], is: ['"1_0" is not a whole number of base 10', 0] },
  {
    name: 'parseint',
    args: [12, 10],
    is: ['the number must be given as a string, such as "ff"', 0],
  },
  {
    name: 'parseint',
    args: ['1'.repeat(5000), 10],
    is: ['the number has more than 2000 digits', 0],
  },
])('$name($args) says $is', ({ name, args, is }) => {
  expect(problem(name, args)).toEqual(is)
})

it('reads whole numbers of every base', () => {
  fc.assert(
    fc.property(
      fc.bigInt(-(2n ** 500n), 2n ** 500n),
      fc.integer({ min: 2, max: 36 }),
      (value, base) => {
        expect(json('parseint', [value.toString(base), base])).toBe(String(value))
      },
    ),
  )
})
