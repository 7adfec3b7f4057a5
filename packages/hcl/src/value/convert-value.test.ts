import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateText, expressionOf } from '../evaluate/evaluate.test-support.ts'
import { convertValue } from './convert-value.ts'
import { equalValues } from './equal-values.ts'
import { parseType } from './parse-type.ts'
import { plainValue } from './plain-value.test-support.ts'
import type { Type } from './type.ts'
import { typeKey } from './type-key.ts'
import { typeOf } from './type-of.ts'
import type { Value } from './value.ts'
import { arbitraryValue } from './values.test-support.ts'

function valueFor(text: string): Value {
  const { value } = evaluateText(text)
  if (value === undefined) throw new Error(`${text} has no value.`)
  return value
}

function typeNamed(text: string): Type {
  const parsed = parseType(expressionOf(text))
  if ('problem' in parsed) throw new Error(parsed.problem)
  return parsed.type
}

describe('convertValue', () => {
  it.each([
    { from: '1', to: 'string', value: '1', type: 'string' },
    { from: '"1.50"', to: 'number', value: 1.5, type: 'number' },
    { from: '"1"', to: 'bool', value: true, type: 'bool' },
    { from: '"false"', to: 'bool', value: false, type: 'bool' },
    { from: 'true', to: 'string', value: 'true', type: 'string' },
    { from: 'null', to: 'number', value: null, type: 'number' },
    { from: '[1, "a"]', to: 'list(string)', value: ['1', 'a'], type: 'list(string)' },
    { from: '[1, "a", true]', to: 'list(any)', value: ['1', 'a', 'true'], type: 'list(string)' },
    { from: '[]', to: 'list(any)', value: [], type: 'list(any)' },
    { from: '[null, 1]', to: 'list(any)', value: [null, 1], type: 'list(number)' },
    { from: '[[1], ["a"]]', to: 'list(any)', value: [['1'], ['a']], type: 'list([string])' },
    {
      from: '[[1], ["a", true]]',
      to: 'list(list(any))',
      value: [['1'], ['a', 'true']],
      type: 'list(list(string))',
    },
    { from: '[3, 20, 1, 3]', to: 'set(number)', value: [1, 3, 20], type: 'set(number)' },
    { from: '["b", "a", "b"]', to: 'set(string)', value: ['a', 'b'], type: 'set(string)' },
    {
      from: '{ b = 1, a = "x" }',
      to: 'map(any)',
      value: [
        ['a', 'x'],
        ['b', '1'],
      ],
      type: 'map(string)',
    },
    {
      from: '{ a = 1, b = 2 }',
      to: 'object({ a = string })',
      value: [['a', '1']],
      type: '{"a":string}',
    },
    {
      from: '{ a = 1 }',
      to: 'object({ a = any, b = optional(string) })',
      value: [
        ['a', 1],
        ['b', null],
      ],
      type: '{"a":number,"b":string}',
    },
    {
      from: 'convert({ a = 1 }, map(string))',
      to: 'object({ a = number })',
      value: [['a', 1]],
      type: '{"a":number}',
    },
    { from: '[1, 2]', to: 'tuple([string, number])', value: ['1', 2], type: '[string,number]' },
    {
      from: '{ __proto__ = 1 }',
      to: 'map(string)',
      value: [['__proto__', '1']],
      type: 'map(string)',
    },
  ])('makes $to of $from', ({ from, to, value, type }) => {
    const converted = convertValue(valueFor(from), typeNamed(to))
    if ('problem' in converted) throw new Error(converted.problem)
    expect(plainValue(converted.value)).toEqual(value)
    expect(typeKey(typeOf(converted.value))).toBe(type)
  })

  it.each([
    { from: '"a"', to: 'number', problem: 'a number is required, but this text is none' },
    { from: '"yes"', to: 'bool', problem: 'true or false is required' },
    { from: '"True"', to: 'bool', problem: 'true or false is required' },
    { from: '1', to: 'bool', problem: 'a bool is required, but this is a number' },
    { from: '[]', to: 'string', problem: 'a string is required, but this is a tuple' },
    {
      from: '"a"',
      to: 'list(string)',
      problem: 'a list of string is required, but this is a string',
    },
    {
      from: '[1, []]',
      to: 'list(string)',
      problem: 'a string is required, but this is a tuple',
      path: [1],
    },
    { from: '[1, []]', to: 'list(any)', problem: 'all elements of a list must have one type' },
    { from: '["a"]', to: 'list(number)', problem: 'a number is required', path: [0] },
    {
      from: '{ a = { b = [] } }',
      to: 'map(map(number))',
      problem: 'a number is required',
      path: ['a', 'b'],
    },
    {
      from: '{ a = { b = "x" } }',
      to: 'map(map(number))',
      problem: 'a number is required',
      path: ['a', 'b'],
    },
    { from: '{}', to: 'object({ a = string })', problem: 'the attribute `a` is missing' },
    {
      from: 'convert({}, map(string))',
      to: 'object({ a = string })',
      problem: 'the attribute `a` is missing',
    },
    { from: '[1]', to: 'tuple([string, number])', problem: 'a tuple is required' },
  ])('refuses $from as $to', ({ from, to, problem, path }) => {
    const converted = convertValue(valueFor(from), typeNamed(to))
    expect(converted).toMatchObject({
      problem: expect.stringContaining(problem),
      ...(path && { path }),
    })
  })

  it('changes nothing the second time', () => {
    const types = [
      'string',
      'list(any)',
      'set(any)',
      'map(any)',
      'list(string)',
      'list(list(any))',
      'map(list(any))',
    ]
    fc.assert(
      fc.property(arbitraryValue, fc.constantFrom(...types), (value, name) => {
        const type = typeNamed(name)
        const once = convertValue(value, type)
        if ('problem' in once) return
        const twice = convertValue(once.value, type)
        expect('value' in twice && equalValues(once.value, twice.value)).toBe(true)
      }),
    )
  })

  it('takes a large map and set in its stride', () => {
    const range = valueFor('1').range
    const items = Array.from(
      { length: 50_000 },
      (_, index): Value => ({ type: 'string', value: `k${index}`, range }),
    )
    const list: Value = { type: 'list', items, range }
    const entries = items.map((value, index) => ({ key: `k${index}`, keyRange: range, value }))
    const object: Value = { type: 'object', entries, range }
    expect(convertValue(list, typeNamed('set(any)'))).toHaveProperty('value')
    expect(convertValue(object, typeNamed('map(any)'))).toHaveProperty('value')
    expect(equalValues(object, { ...object, entries: [...entries].reverse() })).toBe(true)
  })
})
