import fc from 'fast-check'
import { expect, it } from 'vitest'
import { describeType } from '../../value/describe-type.ts'
import { typeOf } from '../../value/type-of.ts'
import {
  call,
  json,
  listOf,
  mapOf,
  number,
  problem,
  setOf,
  string,
} from '../call-function.test-support.ts'

const letters = listOf(string, 'a', 'b', 'c')
const map = mapOf(number, { b: 2, a: 1 })

it.each([
  {
    name: 'chunklist',
    args: [letters, 2],
    is: [['a', 'b'], ['c']],
    type: 'list of list of string',
  },
  { name: 'chunklist', args: [letters, 0], is: [['a', 'b', 'c']], type: 'list of list of string' },
  { name: 'chunklist', args: [listOf(string), 2], is: [], type: 'list of list of string' },
  { name: 'coalesce', args: [null, 1, 'a'], is: '1', type: 'string' },
  { name: 'coalescelist', args: [[], ['a']], is: ['a'], type: 'tuple' },
  { name: 'compact', args: [['a', '', null, 'b']], is: ['a', 'b'], type: 'list of string' },
  {
    name: 'concat',
    args: [letters, listOf(string, 'd')],
    is: ['a', 'b', 'c', 'd'],
    type: 'list of string',
  },
  {
    name: 'concat',
    args: [letters, listOf(number, 1)],
    is: ['a', 'b', 'c', '1'],
    type: 'list of string',
  },
  { name: 'concat', args: [letters, [1]], is: ['a', 'b', 'c', 1], type: 'tuple' },
  { name: 'contains', args: [letters, 'b'], is: true, type: 'bool' },
  { name: 'contains', args: [[1, 2], '1'], is: false, type: 'bool' },
  { name: 'distinct', args: [[1, 2, 1]], is: [1, 2], type: 'list of number' },
  { name: 'element', args: [letters, 4], is: 'b', type: 'string' },
  { name: 'element', args: [letters, -1], is: 'c', type: 'string' },
  {
    name: 'flatten',
    args: [[['a', []], [[letters]], 1]],
    is: ['a', 'a', 'b', 'c', 1],
    type: 'tuple',
  },
  { name: 'index', args: [letters, 1], is: 'b', type: 'string' },
  { name: 'index', args: [map, 'b'], is: 2, type: 'number' },
  { name: 'keys', args: [map], is: ['a', 'b'], type: 'list of string' },
  { name: 'keys', args: [{ b: 1, a: 'x' }], is: ['a', 'b'], type: 'tuple' },
  { name: 'values', args: [map], is: [1, 2], type: 'list of number' },
  { name: 'values', args: [{ b: 1, a: 'x' }], is: ['x', 1], type: 'tuple' },
  { name: 'length', args: [setOf(number, 1, 1, 2)], is: 2, type: 'number' },
  { name: 'length', args: [map], is: 2, type: 'number' },
  { name: 'lookup', args: [map, 'a', 5], is: 1, type: 'number' },
  { name: 'lookup', args: [map, 'x', '5'], is: 5, type: 'number' },
  { name: 'lookup', args: [{ a: 1 }, 'x', 'd'], is: 'd', type: 'string' },
  {
    name: 'merge',
    args: [map, mapOf(number, { b: 3 })],
    is: { a: 1, b: 3 },
    type: 'map of number',
  },
  { name: 'merge', args: [map, null, { b: 'x' }], is: { a: 1, b: 'x' }, type: 'object' },
  { name: 'merge', args: [], is: {}, type: 'object' },
  { name: 'range', args: [3], is: [0, 1, 2], type: 'list of number' },
  { name: 'range', args: [1, -2], is: [1, 0, -1], type: 'list of number' },
  { name: 'range', args: [0, 1, 0.25], is: [0, 0.25, 0.5, 0.75], type: 'list of number' },
  {
    name: 'setunion',
    args: [
      ['b', 'a'],
      ['c', 'a'],
    ],
    is: ['a', 'b', 'c'],
    type: 'set of string',
  },
  {
    name: 'setintersection',
    args: [
      ['b', 'a'],
      ['c', 'a'],
    ],
    is: ['a'],
    type: 'set of string',
  },
  { name: 'setunion', args: [['a'], [1]], is: ['1', 'a'], type: 'set of string' },
  {
    name: 'setproduct',
    args: [
      ['a', 'b'],
      [1, 2],
    ],
    is: [
      ['a', 1],
      ['a', 2],
      ['b', 1],
      ['b', 2],
    ],
    type: 'list of tuple',
  },
  { name: 'setproduct', args: [setOf(string, 'a'), ['b']], is: [['a', 'b']], type: 'set of tuple' },
  { name: 'setproduct', args: [['a'], []], is: [], type: 'list of tuple' },
  { name: 'slice', args: [letters, 1, 3], is: ['b', 'c'], type: 'list of string' },
  { name: 'slice', args: [['a', 1], 1, 1], is: [], type: 'tuple' },
  {
    name: 'zipmap',
    args: [['a', 'b'], listOf(number, 1, 2)],
    is: { a: 1, b: 2 },
    type: 'map of number',
  },
  {
    name: 'zipmap',
    args: [
      ['a', 'b'],
      [1, 'x'],
    ],
    is: { a: 1, b: 'x' },
    type: 'object',
  },
])('$name: $is, a $type', ({ name, args, is, type }) => {
  expect(JSON.parse(json(name, args))).toEqual(is)
  expect(describeType(typeOf(call(name, args)))).toBe(type)
})

it('takes names of JavaScript for data', () => {
  const names = ['__proto__', 'constructor', 'toString']
  const made = call('zipmap', [names, [1, 2, 3]])
  expect(JSON.parse(json('keys', [made]))).toEqual([...names].sort())
  expect(json('lookup', [made, '__proto__', 0])).toBe('1')
  expect(json('lookup', [{ a: 1 }, 'constructor', 0])).toBe('0')
  expect(json('merge', [made, made])).toBe(json('merge', [made]))
})

it.each([
  { name: 'chunklist', args: [letters, -1], is: ['the size cannot be negative', 1] },
  { name: 'coalesce', args: [null, null], is: ['needs an argument that is not null'] },
  { name: 'coalesce', args: ['a', []], is: ['the arguments must be of one type'] },
  { name: 'coalescelist', args: [[], 'a'], is: ['the argument must be a list or a tuple', 1] },
  { name: 'coalescelist', args: [[]], is: ['needs a list or tuple that is not empty'] },
  { name: 'concat', args: [letters, 'a'], is: ['the argument must be a list or a tuple', 1] },
  { name: 'element', args: [[], 0], is: ['the list is empty', 0] },
  { name: 'flatten', args: ['a'], is: ['the argument must be a list, tuple or set', 0] },
  { name: 'index', args: [letters, 3], is: ['the index must be at least 0, at most 2 here', 1] },
  { name: 'index', args: [map, 'x'], is: ['the map has no key "x"', 1] },
  { name: 'keys', args: ['a'], is: ['the argument must be a map or an object', 0] },
  { name: 'length', args: [{ a: 1 }], is: ['an object has no length: write length(keys(…))', 0] },
  {
    name: 'length',
    args: ['abc'],
    is: ['the argument must be a list, tuple, set or map: strlen(…) is the length of a string', 0],
  },
  {
    name: 'lookup',
    args: [map, 'a', 'x'],
    is: ['the default must be of the type of the map’s elements', 2],
  },
  { name: 'merge', args: [map, 'a'], is: ['the argument must be a map or an object', 1] },
  {
    name: 'range',
    args: [1_000_000_000_000],
    is: ['the result would have more than 1024 numbers'],
  },
  { name: 'range', args: [0, 5, 0], is: ['the step cannot be 0', 2] },
  {
    name: 'range',
    args: [0, 5, -1],
    is: ['the limit of a negative step cannot be above the start', 1],
  },
  { name: 'setproduct', args: [['a']], is: ['needs at least two sets or lists'] },
  {
    name: 'setunion',
    args: [['a'], [{}]],
    is: ['the sets must have elements of types that go together'],
  },
  {
    name: 'slice',
    args: [letters, 0, 4],
    is: ['the end must be between 0 and 3, the length of the list', 2],
  },
  { name: 'slice', args: [letters, 2, 1], is: ['the start must be between 0 and 1, the end', 1] },
  { name: 'zipmap', args: [['a'], []], is: ['there are 1 keys and 0 values', 1] },
])('$name says $is', ({ name, args, is }) => {
  expect(problem(name, args)).toEqual(is)
})

it('stops before a product that is too large', () => {
  const many = call('range', [1000])
  expect(problem('setproduct', [many, many, many])).toEqual([
    'the result would have more than 1048576 elements',
  ])
})

it('has each combination once', () => {
  const items = fc.uniqueArray(fc.integer(), { maxLength: 6 })
  fc.assert(
    fc.property(fc.array(items, { minLength: 2, maxLength: 4 }), (sets) => {
      const rows: number[][] = JSON.parse(
        json(
          'setproduct',
          sets.map((set) => listOf(number, ...set)),
        ),
      )
      expect(rows).toHaveLength(sets.reduce((size, set) => size * set.length, 1))
      expect(new Set(rows.map(String)).size).toBe(rows.length)
    }),
  )
})

it('puts together again what it has cut into chunks', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 5 }), (items, size) => {
      const chunks = call('chunklist', [listOf(number, ...items), size])
      expect(JSON.parse(json('flatten', [chunks]))).toEqual(items)
    }),
  )
})
