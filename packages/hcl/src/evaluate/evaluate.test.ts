import { describe, expect, it } from 'vitest'
import type { Scope } from '../index.ts'
import { plainValue } from '../value/plain-value.test-support.ts'
import { evaluateText } from './evaluate.test-support.ts'

const { value: local } = evaluateText(`{
  n = 3, name = "web", none = null
  list = convert(["a", "b"], list(string)), tuple = [1, "a"]
  map = convert({ a = 1, b = 2 }, map(number)), set = convert(["y", "x"], set(string))
  object = { b = "two", a = 1 }, objects = [{ a = 1, b = [5] }, { a = 2, b = [] }]
}`)
const variables = new Map(local ? [['local', local]] : [])
const scope: Scope = { variables }

describe('evaluate', () => {
  it.each([
    { text: '9007199254740993', expected: '9007199254740993' },
    { text: '[1, "a", []]', expected: [1, 'a', []] },
    {
      text: '{ b = 2, a = 1, b = 3 }',
      expected: [
        ['a', 1],
        ['b', 3],
      ],
    },
    {
      text: '{ __proto__ = 1, constructor = 2 }',
      expected: [
        ['__proto__', 1],
        ['constructor', 2],
      ],
    },
    {
      text: '{ 1 = "a", true = "b", null = "c", "${2}" = "d" }',
      expected: [
        ['1', 'a'],
        ['2', 'd'],
        ['null', 'c'],
        ['true', 'b'],
      ],
    },
    { text: '{ (local.name) = 1 }', expected: [['web', 1]] },
  ])('gives the literal $text its value', ({ text, expected }) => {
    expect(plainValue(valueFor(text))).toEqual(expected)
  })

  it.each([
    { text: '1 + 2 * 3 - 4', expected: 3 },
    { text: '"1" + 2', expected: 3 },
    { text: '0.1 + 0.2 == 0.3', expected: true },
    { text: '-7 % 3', expected: -1 },
    { text: '7 / 2', expected: 3.5 },
    { text: '-local.n', expected: -3 },
    { text: '!"false"', expected: true },
    { text: '1 == "1"', expected: false },
    { text: '[1] == [1]', expected: true },
    { text: 'local.list == ["a", "b"]', expected: false },
    { text: '{ a = 1, b = 2 } == { b = 2, a = 1 }', expected: true },
    { text: 'null == null', expected: true },
    { text: 'local.none != null', expected: false },
    { text: '2 > "1" && 1 <= 1', expected: true },
    { text: 'false || "1"', expected: true },
  ])('calculates $text', ({ text, expected }) => {
    expect(plainValue(valueFor(text))).toBe(expected)
  })

  it.each([
    { text: 'true ? 1 : "a"', expected: '1', why: 'a text, as the other is one' },
    { text: 'local.n > 1 ? [1] : ["a", "b"]', expected: ['1'], why: 'a list of text' },
    { text: 'false ? 1 : null', expected: null, why: 'null fits any type' },
    { text: 'true ? "a" : local.none.x', expected: 'a', why: 'the other branch may be wrong' },
    { text: 'true ? 1 : "${local.none}."', expected: '1', why: 'which still has a type' },
    { text: '"true" ? { a = 1 } : { a = "x" }', expected: [['a', '1']], why: 'an object of both' },
  ])('decides $text: $why', ({ text, expected }) => {
    expect(plainValue(valueFor(text))).toEqual(expected)
  })

  it.each([
    { text: 'local.object.b', expected: 'two' },
    { text: 'local.map["a"]', expected: 1 },
    { text: 'local.tuple[0]', expected: 1 },
    { text: 'local.tuple.1', expected: 'a' },
    { text: 'local.list["1"]', expected: 'b' },
    { text: 'local.object[local.list[0]]', expected: 1 },
    { text: '{ a = [5] }.a[0]', expected: 5 },
    { text: 'local.objects[*].a', expected: [1, 2] },
    { text: 'local.objects.*.a', expected: [1, 2] },
    { text: 'local.objects[*].b[*]', expected: [[5], []] },
    { text: 'local.none[*].a', expected: [] },
    { text: 'local.object[*].a', expected: [1] },
    { text: 'local.set[*]', expected: ['x', 'y'] },
  ])('takes $text', ({ text, expected }) => {
    expect(plainValue(valueFor(text))).toEqual(expected)
  })

  it.each([
    { text: '[for v in local.list : "${v}!"]', expected: ['a!', 'b!'] },
    { text: '[for i, v in local.list : i]', expected: [0, 1] },
    { text: '[for k, v in local.object : "${k}=${v}"]', expected: ['a=1', 'b=two'] },
    { text: '[for k, v in local.set : k == v]', expected: [true, true] },
    { text: '[for v in [1, 2, 3] : v if v != 2]', expected: [1, 3] },
    {
      text: '{ for v in local.list : v => 1 }',
      expected: [
        ['a', 1],
        ['b', 1],
      ],
    },
    {
      text: '{ for i, v in ["x", "y", "x"] : v => i... }',
      expected: [
        ['x', [0, 2]],
        ['y', [1]],
      ],
    },
    { text: '[for v in [[1, 2], [3]] : [for w in v : w + v[0]]]', expected: [[2, 3], [6]] },
    { text: '[for local in [{ name = "inner" }] : local.name]', expected: ['inner'] },
    { text: '[for v in {} : v.nothing]', expected: [] },
  ])('repeats $text', ({ text, expected }) => {
    expect(plainValue(valueFor(text))).toEqual(expected)
  })

  it.each([
    { text: '""', expected: '' },
    { text: '"${[1]}"', expected: [1] },
    { text: '"${local.n}"', expected: 3 },
    { text: '"a${true}b${1.50}${1e20}"', expected: 'atrueb1.5100000000000000000000' },
    { text: '"%{ if local.n > 1 }many%{ else }one%{ endif }."', expected: 'many.' },
    { text: '"%{ if true }a%{ else }${local.none.x}%{ endif }"', expected: 'a' },
    { text: '"%{ for i, v in local.list }${i}${v},%{ endfor }"', expected: '0a,1b,' },
    { text: '"e\\u0301${""}" == "\\u00e9"', expected: true },
    { text: '<<-A\n  ${local.n}\nA\n', expected: '3\n' },
  ])('fills in $text', ({ text, expected }) => {
    expect(plainValue(valueFor(text))).toEqual(expected)
  })

  it('keeps the places of values and keys', () => {
    const at = (column: number, end: number) => ({ start: { column }, end: { column: end } })
    expect(valueFor('{ "k" = [1] }')).toMatchObject({
      range: at(1, 14),
      entries: [
        { keyRange: at(3, 6), value: { range: at(9, 12), items: [{ range: at(10, 11) }] } },
      ],
    })
    expect(valueFor('[local.n]')).toMatchObject({ items: [{ range: at(2, 9) }] })
  })
})

describe('what is wrong', () => {
  it.each([
    { text: 'foo.bar', message: '`foo.bar` has no value here', hint: 'it in quotes: "foo.bar"' },
    { text: '[for local in [{}] : local.a]', message: 'this object has no attribute `a`' },
    { text: 'locl.n', message: '`locl.n` has no value here', hint: 'did you mean `local.n`?' },
    { text: '"${foo}"', message: '`foo` has no value here', hint: 'write $${foo}' },
    {
      text: 'local.nme',
      message: '`local.nme` is not declared',
      hint: 'did you mean `local.name`? if not, declare it: locals { nme = … }',
      at: 7,
    },
    { text: 'local.object.c', message: 'this object has no attribute `c`', at: 14 },
    { text: 'local.map.aa', message: 'this map has no key `aa`', hint: 'did you mean `a`?' },
    { text: 'local.name.a', message: 'a string has no attributes, so there is no `a`' },
    { text: 'local.objects.a', message: 'a list has no attributes', hint: '[*].a for all' },
    { text: 'local.none.a', message: 'null has no attributes' },
    {
      text: 'local.tuple[2]',
      message: 'this list has only 2 elements',
      hint: 'write [0] to [1]',
      at: 12,
    },
    { text: 'local.tuple[-1]', message: 'an index counts from 0' },
    { text: 'local.tuple[0.5]', message: 'an index is a whole number' },
    { text: 'local.tuple["a"]', message: 'a list has numbers as keys, but this is a string' },
    { text: 'local.set[0]', message: 'a set of string has no elements to choose', hint: 'tolist' },
    {
      text: '1 + "a"',
      message: 'the right side of `+` must be a number, but this is a text',
      at: 5,
    },
    { text: '[] < 1', message: 'the left side of `<` must be a number, but this is a list' },
    {
      text: '1 && true',
      message: 'the left side of `&&` must be true or false, but this is a number',
    },
    { text: '-null', message: 'must be a number, but this is null' },
    { text: '1 / 0', message: 'a number cannot be divided by 0', at: 5 },
    { text: '1e999 * 1e999', message: 'the result is too large or too small for a number' },
    { text: '1e9999', message: 'this number is too large or too small' },
    { text: 'null ? 1 : 2', message: 'the condition must be true or false, but this is null' },
    {
      text: 'true ? 1 : []',
      message: 'both results must have one type, but these are number and tuple',
      at: 8,
    },
    { text: 'true ? ["x"] : [1, {}]', message: 'both results must have one type' },
    { text: '"a ${[1]}"', message: 'a list cannot be part of a text', hint: 'jsonencode' },
    { text: '"a ${null}"', message: 'null cannot be part of a text', at: 6 },
    { text: '{ (null) = 1 }', message: 'null cannot be a key' },
    {
      text: '[for v in 1 : v]',
      message: 'a number has no elements to visit',
      hint: 'put it in brackets',
    },
    { text: '[for v in null : v]', message: 'null has no elements to visit' },
    { text: '[for v in [1] : v if 2]', message: 'the `if` of a `for` must be true or false' },
    {
      text: '{ for v in [1, 1] : "a" => v }',
      message: 'the key "a" comes twice',
      hint: '`...`',
      at: 21,
    },
  ])('explains $text', ({ text, message, hint, at }) => {
    const { value, diagnostics } = evaluateText(text, scope)
    expect(value).toBeUndefined()
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining(message),
        ...(hint && { hint: expect.stringContaining(hint) }),
        ...(at && { range: { start: { column: at } } }),
      },
    ])
  })

  it('reports every mistake of an expression, in order', () => {
    const { diagnostics } = evaluateText(
      '[a, { b = c + null, d = "${e} ${f}" }, local.x, g[h]]',
      scope,
    )
    expect(diagnostics.map(({ range }) => range.start.column)).toEqual([
      2, 11, 15, 28, 33, 46, 49, 51,
    ])
  })

  it('reports once what is wrong for each element', () => {
    expect(evaluateText('[for v in local.list : v.name]', scope).diagnostics).toHaveLength(1)
  })
})

function valueFor(text: string) {
  const { value, diagnostics } = evaluateText(text, scope)
  expect(diagnostics).toEqual([])
  return value
}
