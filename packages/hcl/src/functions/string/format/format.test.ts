import { expect, it } from 'vitest'
import { json, listOf, number, problem, setOf, string } from '../../call-function.test-support.ts'

it.each([
  { args: ['%s is %d%%', 'a', 5], is: 'a is 5%' },
  { args: ['%[2]s %s %[1]s %s', 'a', 'b', 'c'], is: 'b c a b', why: 'an index goes on from there' },
  { args: ['%v %v %v %v', 'a', true, null, 1.5], is: 'a true null 1.5' },
  {
    args: ['%v %v %v %v', 123456, 1000000, 1234567, 0.00001],
    is: '123456 1e+06 1.234567e+06 1e-05',
  },
  { args: ['%v', { b: [1, 'x'], a: null }], is: '{"a":null,"b":[1,"x"]}' },
  { args: ['%#v %#v', 'a<b', 1000000], is: '"a\\u003cb" 1000000' },
  {
    args: ['[%5s] [%-5s] [%05s] [%.2s]', 'é', 'é', 'é', '🇩🇪🇫🇷x'],
    is: '[    é] [é    ] [0000é] [🇩🇪🇫🇷]',
  },
  { args: ['%q %8q', 'a"<', 'b'], is: '"a\\"\\u003c"      "b"' },
  { args: ['%d %+d % d %05d %-5d|', 1, 2, 3, -4, 5], is: '1 +2  3 -0004 5    |' },
  { args: ['%.5d %8.3d %.0d|', 42, 42, 0], is: '00042      042 |' },
  { args: ['%x %X %#x %o %#o %b', 255, 255, 255, 8, 8, 5], is: 'ff FF 0xff 10 010 101' },
  { args: ['%d', 123456789012345678901234567890n], is: '123456789012345678901234567890' },
  { args: ['%d %s', '7', 8], is: '7 8', why: 'arguments are converted' },
  { args: ['%t %t', 'true', false], is: 'true false' },
  {
    args: ['%f %.2f %.0f %.0f %8.1f|%-8.1f|', 0.1, 2.675, 0.5, 1.5, -2.25, 3],
    is: '0.100000 2.67 0 2     -2.2|3.0     |',
  },
  { args: ['%e %.2E', 123456, 0.00015], is: '1.234560e+05 1.50E-04' },
  {
    args: ['%g %.3g %g %.10g %G', 100000, 123456, 1e21, 2.5, 1e-7],
    is: '100000 1.23e+05 1e+21 2.5 1E-07',
  },
  { args: ['%08.2f %-08.2f %+.1e', -1.5, 1.5, 0], is: '-0001.50 00001.50 +0.0e+00' },
])('format($args) is $is', ({ args, is }) => {
  expect(JSON.parse(json('format', args))).toBe(is)
})

it.each([
  { args: ['%d', 1.5], is: ['%d needs a whole number: use %g or %f for fractions', 1] },
  { args: ['%s', null], is: ['%s cannot write null: use %v', 1] },
  { args: ['%d', 'x'], is: ['%d cannot write this: it takes a number', 1] },
  { args: ['%s %s', 'a'], is: ['%s asks for argument 2 after the format, and there are 1', 0] },
  { args: ['%s', 'a', 'b'], is: ['the format uses 1 of the 2 arguments after it', 2] },
  {
    args: ['100%'],
    is: [
      '"%" at offset 3 is no verb: write a letter after %, such as %s, or %% for a percent sign',
      0,
    ],
  },
  {
    args: ['%z', 1],
    is: ['%z is not known: there are %v %t %b %d %o %x %X %e %E %f %g %G %s %q %%', 0],
  },
  {
    args: ['%1000000000d', 1],
    is: ['the width and precision of %1000000000d must be at most 1000000', 0],
  },
])('format($args) says $is', ({ args, is }) => {
  expect(problem('format', args)).toEqual(is)
})

it('stops before a text that is too long', () => {
  expect(problem('format', ['%1000000d'.repeat(5), 1, 2, 3, 4, 5])).toEqual([
    'the result would be longer than 4194304 characters',
  ])
})

it.each([
  { args: ['%s=%d', listOf(string, 'a', 'b'), [1, 2]], is: ['a=1', 'b=2'] },
  { args: ['%s-%s', 'x', setOf(number, 2, 1)], is: ['x-1', 'x-2'] },
  { args: ['%s', 'x'], is: ['x'] },
  { args: ['%s', []], is: [] },
])('formatlist($args) is $is', ({ args, is }) => {
  expect(JSON.parse(json('formatlist', args))).toEqual(is)
})

it('formatlist says which list has another length', () => {
  expect(problem('formatlist', ['%s%s', ['a'], ['b', 'c']])).toEqual([
    'this list has 2 elements, and one before it 1',
    2,
  ])
})
