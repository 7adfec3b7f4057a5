import { describe, expect, it } from 'vitest'
import { expressionOf } from '../evaluate/evaluate.test-support.ts'
import { describeType } from './describe-type.ts'
import { parseType } from './parse-type.ts'
import type { Type } from './type.ts'
import { typeKey } from './type-key.ts'
import { unifyTypes } from './unify-types.ts'

function typeNamed(text: string): Type {
  const parsed = parseType(expressionOf(text))
  if ('problem' in parsed) throw new Error(parsed.problem)
  return parsed.type
}

describe('unifyTypes', () => {
  it.each([
    { types: [], common: undefined },
    { types: ['number', 'number'], common: 'number' },
    { types: ['number', 'bool'], common: undefined },
    { types: ['number', 'bool', 'string'], common: 'string' },
    { types: ['any', 'number'], common: 'number' },
    { types: ['list(number)', 'list(string)'], common: 'list(string)' },
    { types: ['list(number)', 'tuple([bool, string])'], common: 'list(string)' },
    { types: ['list(string)', 'set(string)'], common: 'list(string)' },
    { types: ['tuple([number])', 'tuple([string])'], common: '[string]' },
    { types: ['tuple([number])', 'tuple([string, bool])'], common: 'list(string)' },
    { types: ['tuple([])', 'tuple([number])'], common: 'list(number)' },
    { types: ['object({ a = number })', 'object({ a = string })'], common: '{"a":string}' },
    { types: ['object({ a = number })', 'object({ b = string })'], common: 'map(string)' },
    { types: ['object({ a = number })', 'map(string)'], common: 'map(string)' },
    { types: ['object({})', 'tuple([])'], common: undefined },
    { types: ['string', 'list(string)'], common: undefined },
    { types: ['list(any)', 'any'], common: 'any' },
  ])('finds $common for $types', ({ types, common }) => {
    const unified = unifyTypes(types.map(typeNamed))
    expect(unified && typeKey(unified)).toBe(common)
  })

  it('takes many types in its stride', () => {
    const types = Array.from({ length: 5000 }, (_, index) =>
      typeNamed(`object({ k${index} = number })`),
    )
    expect(unifyTypes(types)).toEqual({ kind: 'map', element: { kind: 'number' } })
    expect(unifyTypes([...types, { kind: 'string' }])).toBeUndefined()
  })
})

describe('describeType', () => {
  it.each([
    { type: 'list(map(number))', expected: 'list of map of number' },
    { type: 'set(any)', expected: 'set of any single type' },
    { type: 'object({ a = string })', expected: 'object' },
    { type: 'tuple([])', expected: 'tuple' },
  ])('calls $type $expected', ({ type, expected }) => {
    expect(describeType(typeNamed(type))).toBe(expected)
  })
})
