import { describe, expect, it } from 'vitest'
import { FunctionProblem } from '../functions/function-problem.ts'
import type { HclFunction } from '../functions/hcl-function.ts'
import { plainValue } from '../value/plain-value.test-support.ts'
import { evaluateText } from './evaluate.test-support.ts'
import { lazyFunctions } from './lazy-functions.ts'

const join: HclFunction = {
  kind: 'eager',
  parameters: [{ name: 'separator', type: { kind: 'string' } }],
  rest: { name: 'texts', type: { kind: 'string' } },
  call([separator, ...texts], range) {
    if (texts.length === 0) throw new FunctionProblem('there is nothing to join')
    if (plainValue(texts[0]) === '!') throw new FunctionProblem('this is no text', 1)
    return {
      type: 'string',
      value: texts.map(plainValue).join(String(plainValue(separator))),
      range,
    }
  },
}
const first: HclFunction = {
  kind: 'eager',
  parameters: [
    { name: 'list', type: { kind: 'list', element: { kind: 'number' } }, nullable: true },
  ],
  call: ([list], range) => ({ type: 'string', value: list?.type ?? '', range }),
}
const scope = { functions: new Map([...lazyFunctions, ['join', join], ['first', first]]) }

describe('calls', () => {
  it.each([
    { text: 'join("-", 1, true)', expected: '1-true' },
    { text: 'join("-", ["a", "b"]...)', expected: 'a-b' },
    { text: 'join(convert(["-", "a"], list(string))...)', expected: 'a' },
    { text: 'first(null)', expected: 'null' },
    { text: 'try(a.b, [][0], "c", nope())', expected: 'c' },
    { text: 'can(1 + null)', expected: false },
    { text: 'can("a${1}")', expected: true },
    { text: 'convert(["1"], list(number))', expected: [1] },
    { text: '[for v in [1, {}] : try(v + 1, 0)]', expected: [2, 0] },
  ])('give $text its value', ({ text, expected }) => {
    const { value, diagnostics } = evaluateText(text, scope)
    expect(diagnostics).toEqual([])
    expect(plainValue(value)).toEqual(expected)
  })

  it.each([
    {
      text: 'jion("-")',
      message: 'there is no function `jion`',
      hint: 'did you mean `join`?',
      at: 1,
    },
    {
      text: 'join()',
      message: '`join` lacks its argument `separator`',
      hint: 'write join(separator, texts...)',
      at: 1,
    },
    {
      text: 'first([], 2)',
      message: '`first` takes one argument, but this has 2',
      hint: 'write first(list)',
      at: 11,
    },
    { text: 'join("-")', message: '`join` has no result: there is nothing to join', at: 1 },
    { text: 'join("-", "!")', message: '`join` has no result: this is no text', at: 11 },
    {
      text: 'join(null, 1)',
      message: 'the argument `separator` of `join` must not be null',
      at: 6,
    },
    {
      text: 'join("-", [])',
      message: 'the argument `texts` of `join` does not fit: a string is required',
      at: 11,
    },
    {
      text: 'first(["1", "a"])',
      message: 'the argument `list` of `first` does not fit at [1]: a number',
      at: 7,
    },
    {
      text: 'join("-", 1...)',
      message: 'only the elements of a list can become arguments',
      at: 11,
    },
    {
      text: 'try(a, b)',
      message: 'no argument has a value: `a` has no value here; `b` has no value here',
      at: 1,
    },
    { text: 'can()', message: 'can(expression)', at: 1 },
    { text: 'convert(1, lst(string))', message: 'did you mean `list`?', at: 12 },
    { text: 'convert("a", number)', message: 'a number is required, but this text is none', at: 9 },
    { text: 'can([1]...)', message: '`can` takes expressions', at: 1 },
  ])('explain $text', ({ text, message, hint, at }) => {
    expect(evaluateText(text, scope).diagnostics).toMatchObject([
      {
        message: expect.stringContaining(message),
        ...(hint && { hint }),
        range: { start: { column: at } },
      },
    ])
  })

  it('says what is wrong with every argument', () => {
    const { diagnostics } = evaluateText('join(a, [], nope(b))', scope)
    expect(diagnostics.map(({ range }) => range.start.column)).toEqual([6, 13, 18])
  })
})
