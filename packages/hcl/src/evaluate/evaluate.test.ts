import { describe, expect, it } from 'vitest'
import {
  type Evaluation,
  type Expression,
  evaluate,
  parseHcl,
  type Scope,
  type Value,
} from '../index.ts'

function expressionOf(text: string): Expression {
  const { body, diagnostics } = parseHcl({ path: 'test.hcl', text: `x = ${text}` })
  expect(diagnostics).toEqual([])
  const [item] = body.items
  if (item?.kind !== 'attribute') throw new Error('There is no attribute.')
  return item.expression
}

function evaluateText(text: string, scope?: Scope): Evaluation {
  return evaluate(expressionOf(text), scope)
}

/** The plain value of a value that must be there. */
function plain(value: Value | undefined): unknown {
  if (value === undefined) throw new Error('There is no value.')
  if (value.type === 'list') return value.items.map(plain)
  if (value.type === 'object') return value.entries.map(({ key, value }) => [key, plain(value)])
  return value.type === 'null' ? null : value.value
}

describe('evaluate', () => {
  it.each([
    { text: '0', expected: 0 },
    { text: '-0', expected: 0 },
    { text: '1.50', expected: 1.5 },
    { text: '-1.5e3', expected: -1500 },
    { text: '1e-7', expected: 1e-7 },
    { text: '9007199254740991', expected: 9007199254740991 },
    { text: '9007199254740993', expected: 9007199254740993n },
    { text: '-123456789012345678901234567890', expected: -123456789012345678901234567890n },
    { text: '1e20', expected: 100000000000000000000n },
    { text: '12345678901234567.890e3', expected: 12345678901234567890n },
    { text: 'true', expected: true },
    { text: 'null', expected: null },
    { text: '"a b"', expected: 'a b' },
    { text: '""', expected: '' },
    { text: '<<A\na\nA\n', expected: 'a\n' },
    { text: '[1, "a", []]', expected: [1, 'a', []] },
    {
      text: '{ a = 1, "b" = { c = 2 } }',
      expected: [
        ['a', 1],
        ['b', [['c', 2]]],
      ],
    },
    {
      text: '{ 1 = "a", true = "b", "${2}" = "c" }',
      expected: [
        ['1', 'a'],
        ['true', 'b'],
        ['2', 'c'],
      ],
    },
    {
      text: '{ a = 1, b = 2, a = 3 }',
      expected: [
        ['a', 3],
        ['b', 2],
      ],
    },
    {
      text: '{ __proto__ = 1, constructor = 2 }',
      expected: [
        ['__proto__', 1],
        ['constructor', 2],
      ],
    },
    { text: '"${true}"', expected: true },
    { text: '"${[1]}"', expected: [1] },
    { text: '"a${true}b${1.5}c${"d"}"', expected: 'atrueb1.5cd' },
    {
      text: '"${1e20} ${-1.5e-7} ${1e-10}"',
      expected: '100000000000000000000 -0.00000015 0.0000000001',
    },
  ])('gives $text its value', ({ text, expected }) => {
    const { value, diagnostics } = evaluateText(text)
    expect(diagnostics).toEqual([])
    expect(plain(value)).toEqual(expected)
  })

  it('keeps the places of values and keys', () => {
    const at = (column: number, end: number) => ({ start: { column }, end: { column: end } })
    expect(evaluateText('{ "k" = [1] }').value).toMatchObject({
      range: at(5, 18),
      entries: [
        { keyRange: at(7, 10), value: { range: at(13, 16), items: [{ range: at(14, 15) }] } },
      ],
    })
  })

  it.each([
    {
      text: 'foo.bar',
      message: '`foo.bar` has no value here',
      hint: 'write it in quotes: "foo.bar"',
    },
    { text: '"${foo}"', message: '`foo` has no value here', hint: 'write $${foo}' },
    { text: '"a ${[1]}"', message: 'a list cannot be part of a text' },
    { text: '"a ${{}}"', message: 'an object cannot be part of a text' },
    { text: '"a ${null}"', message: 'null cannot be part of a text' },
    { text: '{ "${null}" = 1 }', message: 'null cannot be part of a text' },
    { text: '1e309', message: 'this number is too large or too small' },
    { text: `${'9'.repeat(309)}.5`, message: 'this number is too large or too small' },
    { text: '1e999999999', message: 'this number is too large or too small' },
    { text: '1e-999999999', message: 'this number is too large or too small' },
  ])('explains $text', ({ text, message, hint = '' }) => {
    const { value, diagnostics } = evaluateText(text)
    expect(value).toBeUndefined()
    expect(diagnostics).toMatchObject([{ severity: 'error', message }])
    expect(diagnostics[0]?.hint ?? '').toContain(hint)
  })

  it('reports every mistake of an expression', () => {
    const { diagnostics } = evaluateText('[a, { b = c, d = "${e} ${f}" }]')
    expect(diagnostics.map(({ range }) => range.start.column)).toEqual([6, 15, 25, 30])
  })
})

describe("the runtime's references", () => {
  const scope: Scope = { runtime: (root) => root !== 'var' }

  it.each([
    { text: '"${NOMAD_PORT_db}"', expected: '${NOMAD_PORT_db}' },
    { text: '"a ${ attr.kernel.name } b"', expected: 'a ${ attr.kernel.name } b' },
    { text: '"${env["X"]}:${1}"', expected: '${env["X"]}:1' },
    { text: '"${a.0[b].c}"', expected: '${a.0[b].c}' },
    { text: '<<-A\n  ${MY_ENV}\nA\n', expected: '${MY_ENV}\n' },
    { text: 'meta.rack', expected: '${meta.rack}' },
    {
      text: '{ "${meta.a}" = 1, b = 2 }',
      expected: [
        ['${meta.a}', 1],
        ['b', 2],
      ],
    },
  ])('come out verbatim: $text', ({ text, expected }) => {
    const { value, diagnostics } = evaluateText(text, scope)
    expect(diagnostics).toEqual([])
    expect(plain(value)).toEqual(expected)
  })

  it('can be allowed in templates alone', () => {
    const inTemplates: Scope = { runtime: (_root, place) => place === 'template' }
    expect(plain(evaluateText('"${service}"', inTemplates).value)).toBe('${service}')
    expect(evaluateText('service', inTemplates).diagnostics).toHaveLength(1)
  })

  it('are only those that the scope names', () => {
    expect(evaluateText('"${var.a}"', scope).diagnostics).toHaveLength(1)
  })
})
