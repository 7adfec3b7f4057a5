import { describe, expect, it } from 'vitest'
import { expressionOf } from '../evaluate/evaluate.test-support.ts'
import { parseType } from './parse-type.ts'
import { typeKey } from './type-key.ts'

describe('parseType', () => {
  it.each([
    { text: 'string', key: 'string' },
    { text: 'any', key: 'any' },
    { text: 'list(map(number))', key: 'list(map(number))' },
    { text: 'set(bool)', key: 'set(bool)' },
    { text: 'tuple([string, list(any)])', key: '[string,list(any)]' },
    { text: 'object({ b = string, a = optional(number) })', key: '{"a"?number,"b":string}' },
    { text: 'object({ __proto__ = string })', key: '{"__proto__":string}' },
  ])('reads $text', ({ text, key }) => {
    const parsed = parseType(expressionOf(text))
    expect('type' in parsed && typeKey(parsed.type)).toBe(key)
  })

  it.each([
    { text: 'strng', problem: 'did you mean `string`?', column: 1 },
    { text: '"string"', problem: 'without quotes: string', column: 1 },
    { text: 'list', problem: 'write list(string)', column: 1 },
    { text: 'list()', problem: 'write list(string)', column: 1 },
    { text: 'list(a, b)', problem: 'takes one argument', column: 1 },
    { text: 'string(1)', problem: 'takes no argument', column: 1 },
    { text: 'map(list(nmber))', problem: 'did you mean `number`?', column: 10 },
    { text: 'object([])', problem: 'object({ name = string })', column: 1 },
    { text: 'object({ "a" = string })', problem: 'a bare name', column: 10 },
    { text: 'object({ a = string, a = string })', problem: 'twice', column: 22 },
    { text: 'object({ a = optional() })', problem: 'optional(string)', column: 14 },
    { text: 'optional(string)', problem: 'only attributes', column: 1 },
    { text: 'tuple(string)', problem: 'tuple([string, number])', column: 1 },
    { text: '1 + 2', problem: 'a type is a name', column: 1 },
  ])('explains $text', ({ text, problem, column }) => {
    expect(parseType(expressionOf(text))).toMatchObject({
      problem: expect.stringContaining(problem),
      range: { start: { column } },
    })
  })
})
