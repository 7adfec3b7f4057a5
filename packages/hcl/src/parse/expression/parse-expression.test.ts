import { describe, expect, it } from 'vitest'
import { parseExpression } from '../../index.ts'
import { outlineExpression } from '../outline.test-support.ts'

function parse(text: string): unknown {
  const { expression, diagnostics } = parseExpression({ path: 'test.hcl', text })
  expect(diagnostics).toEqual([])
  return expression && outlineExpression(expression)
}

function problems(text: string): unknown {
  const { expression, diagnostics } = parseExpression({ path: 'test.hcl', text })
  expect(expression).toBeUndefined()
  return diagnostics.map(({ message, range }) => [message, range.start.column])
}

describe('operators', () => {
  it.each([
    { text: 'a || b && c', expected: { '||': ['<a>', { '&&': ['<b>', '<c>'] }] } },
    { text: 'a && b == c', expected: { '&&': ['<a>', { '==': ['<b>', '<c>'] }] } },
    { text: 'a == b < c', expected: { '==': ['<a>', { '<': ['<b>', '<c>'] }] } },
    { text: 'a >= b + c', expected: { '>=': ['<a>', { '+': ['<b>', '<c>'] }] } },
    { text: 'a + b * c', expected: { '+': ['<a>', { '*': ['<b>', '<c>'] }] } },
    { text: 'a * b + c', expected: { '+': [{ '*': ['<a>', '<b>'] }, '<c>'] } },
    { text: 'a / b % c', expected: { '%': [{ '/': ['<a>', '<b>'] }, '<c>'] } },
    { text: 'a - b - c', expected: { '-': [{ '-': ['<a>', '<b>'] }, '<c>'] } },
    {
      text: 'a != b <= c > d',
      expected: { '!=': ['<a>', { '>': [{ '<=': ['<b>', '<c>'] }, '<d>'] }] },
    },
    { text: '(a + b) * c', expected: { '*': [{ '()': { '+': ['<a>', '<b>'] } }, '<c>'] } },
    { text: '-a + b', expected: { '+': [{ '-': ['<a>'] }, '<b>'] } },
    { text: '-5', expected: { '-': [5] } },
    { text: '!a.b[0]', expected: { '!': ['<a.b[0]>'] } },
    { text: '!-!a', expected: { '!': [{ '-': [{ '!': ['<a>'] }] }] } },
    {
      text: 'a ? b : c ? d : e',
      expected: { '?': ['<a>', '<b>', { '?': ['<c>', '<d>', '<e>'] }] },
    },
    {
      text: 'a || b ? c + 1 : d',
      expected: { '?': [{ '||': ['<a>', '<b>'] }, { '+': ['<c>', 1] }, '<d>'] },
    },
    { text: 'a\n+\nb', expected: { '+': ['<a>', '<b>'] } },
  ])('of $text bind as they should', ({ text, expected }) => expect(parse(text)).toEqual(expected))
})

describe('values', () => {
  it.each([
    { text: '125.5e-1', expected: 12.55 },
    { text: 'f()', expected: { f: [] } },
    { text: 'f(\n1,\n"b",\n)', expected: { f: [1, 'b'] } },
    { text: 'max(1, rest...)', expected: { max: [1, '<rest>', '...'] } },
    { text: 'a::b::c(1)', expected: { 'a::b::c': [1] } },
    { text: 'f(g(1)).x', expected: { access: [{ f: [{ g: [1] }] }, '.x'] } },
    { text: 'a["k"].b[0].0.c', expected: '<a["k"].b[0].0.c>' },
    { text: 'a[b].c', expected: { access: [{ access: ['<a>', ['<b>']] }, '.c'] } },
    { text: 'a["x${b}"]', expected: { access: ['<a>', [['x', '<b>']]] } },
    { text: 'a[-1]', expected: { access: ['<a>', [{ '-': [1] }]] } },
    { text: '[1, 2][0]', expected: { access: [[1, 2], [0]] } },
    { text: '{ a = 1 }.a', expected: { access: [{ a: 1 }, '.a'] } },
    { text: '"s".a', expected: { access: ['s', '.a'] } },
    { text: 'true.a', expected: { access: [true, '.a'] } },
    { text: 'a.*.b.0.c', expected: { attribute: ['<a>', '.b', [0], '.c'] } },
    { text: 'a.*.b[0]', expected: { access: [{ attribute: ['<a>', '.b'] }, [0]] } },
    { text: 'a[*].b[c].d', expected: { full: ['<a>', '.b', ['<c>'], '.d'] } },
    { text: 'a[*].b[*].c', expected: { full: ['<a>', '.b', { full: ['.c'] }] } },
    { text: 'a[*].b.*.c[0]', expected: { full: ['<a>', '.b', { attribute: ['.c'] }, [0]] } },
    { text: 'a.b.*', expected: { attribute: ['<a.b>'] } },
    {
      text: '{ (a) = 1, f(b) : 2, 3 = 4, "x${c}" = 5 }',
      expected: { '{"()":"<a>"}': 1, '{"f":["<b>"]}': 2, 3: 4, '["x","<c>"]': 5 },
    },
    { text: '{ null = 1, a ? b : c = 2 }', expected: { null: 1, '{"?":["<a>","<b>","<c>"]}': 2 } },
    { text: '[for v in a : v]', expected: { for: 'v', in: '<a>', value: '<v>' } },
    {
      text: '[\nfor k, v\nin a :\nv\nif k != 1\n]',
      expected: { for: 'k, v', in: '<a>', value: '<v>', if: { '!=': ['<k>', 1] } },
    },
    {
      text: '{for k, v in a : k => v... if v}',
      expected: { for: 'k, v', in: '<a>', key: '<k>', value: '<v>', grouped: true, if: '<v>' },
    },
    {
      text: '{\n\n for v in a : v => v\n}',
      expected: { for: 'v', in: '<a>', key: '<v>', value: '<v>' },
    },
    { text: '[(for), for]', expected: [{ '()': '<for>' }, '<for>'] },
    {
      text: '[for for in in : if if if]',
      expected: { for: 'for', in: '<in>', value: '<if>', if: '<if>' },
    },
    {
      text: '[for v in a ? b : c : v]',
      expected: { for: 'v', in: { '?': ['<a>', '<b>', '<c>'] }, value: '<v>' },
    },
  ])('reads $text', ({ text, expected }) => expect(parse(text)).toEqual(expected))

  it('keeps a number as it is written', () => {
    const text = '123456789012345678901234567890.10'
    const { expression } = parseExpression({ path: 'test.hcl', text })
    expect(expression).toMatchObject({ literal: { type: 'number', text } })
  })
})

describe('mistakes', () => {
  it.each([
    {
      text: 'a ? b',
      expected: [['`:` and the value for false are missing: found the end of the text', 6]],
    },
    { text: 'a +', expected: [['a value is missing: found the end of the text', 4]] },
    { text: 'a b', expected: [['the expression ends before `b`', 3]] },
    { text: '', expected: [['a value is missing: found the end of the text', 1]] },
    { text: '(a', expected: [['`)` is missing before the end of the text', 1]] },
    { text: '(a b)', expected: [['`)` is missing before `b`', 1]] },
    {
      text: 'f(1',
      expected: [
        ['the call of `f` is not closed: `)` or a comma is missing before the end of the text', 1],
      ],
    },
    { text: 'f(1 2)', expected: [['a comma is missing before `2`', 5]] },
    {
      text: 'f(a..., b)',
      expected: [['the call of `f` is not closed: `)` is missing before `,`', 1]],
    },
    { text: 'a::(1)', expected: [['the name of a function is missing after `::`: found `(`', 4]] },
    { text: 'a::b', expected: [['`(` is missing after `a::b`: found the end of the text', 5]] },
    { text: '1.2.3', expected: [['`1.2.3` is no number', 1]] },
    { text: 'a.0.1', expected: [['`.0.1` is no index', 3]] },
    { text: 'a.*.*', expected: [['no `.*` follows within another', 4]] },
    { text: 'a[*', expected: [['`]` is missing: found the end of the text', 2]] },
    { text: '[for]', expected: [['a name is missing after `for`: found `]`', 5]] },
    { text: '[for, 1]', expected: [['a name is missing after `for`: found `,`', 5]] },
    { text: '[for a of b : a]', expected: [['`in` is missing: found `of`', 8]] },
    { text: '[for a in b]', expected: [['`:` is missing: found `]`', 12]] },
    { text: '[for a in b : a c]', expected: [['`]` is missing to end the `for`: found `c`', 17]] },
    { text: '[for a in b : a => a]', expected: [['a `for` in brackets has no keys', 15]] },
    { text: '[for a in b : a...]', expected: [['a `for` in brackets has no groups (`...`)', 15]] },
    { text: '{for a in b : a}', expected: [['a `for` in braces needs keys', 15]] },
    { text: '{ for = 1 }', expected: [['a name is missing after `for`: found `=`', 7]] },
  ])('in $text are explained', ({ text, expected }) => expect(problems(text)).toEqual(expected))
})

describe('ranges', () => {
  it.each([
    { text: 'a + b * c', columns: [1, 10] },
    { text: '-f(1)[2]', columns: [1, 9] },
    { text: 'a ? b : c', columns: [1, 10] },
    { text: 'a[*].b.c', columns: [1, 9] },
    { text: '[for a in b : a]', columns: [1, 17] },
    { text: '( a )', columns: [1, 6] },
  ])('of $text go from its start to its end', ({ text, columns }) => {
    const { expression } = parseExpression({ path: 'test.hcl', text })
    expect([expression?.range.start.column, expression?.range.end.column]).toEqual(columns)
  })
})
