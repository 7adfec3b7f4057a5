import { describe, expect, it } from 'vitest'
import { parseHcl } from '../index.ts'
import { outline } from './outline.test-support.ts'

/** The outline of a text that must be without errors. */
function parse(text: string): unknown {
  const { body, diagnostics } = parseHcl({ path: 'test.hcl', text }, { syntax: 'native' })
  expect(diagnostics).toEqual([])
  return outline(body)
}

describe('bodies', () => {
  it.each([
    { why: 'nothing', text: '', expected: [] },
    { why: 'an attribute', text: 'a = 1', expected: [['a', 1]] },
    { why: 'names with dashes', text: 'a-b = 1', expected: [['a-b', 1]] },
    {
      why: 'names beyond ASCII',
      text: 'größe = 1\n_x = 2',
      expected: [
        ['größe', 1],
        ['_x', 2],
      ],
    },
    {
      why: 'names that objects inherit',
      text: '__proto__ = 1\nconstructor = 2',
      expected: [
        ['__proto__', 1],
        ['constructor', 2],
      ],
    },
    { why: 'a byte order mark', text: '\ufeffa = 1', expected: [['a', 1]] },
    { why: 'CRLF', text: 'a = 1\r\nb {\r\n}\r\n', expected: [['a', 1], { b: [], labels: [] }] },
    {
      why: 'comments of each style',
      text: '# a = 1\n// b\n/* c\n = */ d = 1 # e\n',
      expected: [['d', 1]],
    },
    { why: 'a comment at the end', text: 'a = 1 // b', expected: [['a', 1]] },
    {
      why: 'quoted and bare labels',
      text: 'port "a b" c {\n}',
      expected: [{ port: [], labels: ['a b', 'c'] }],
    },
    {
      why: 'a label with an escape',
      text: 'a "\\u0041\\n" {}',
      expected: [{ a: [], labels: ['A\n'] }],
    },
    {
      why: 'an empty block on one line',
      text: 'port "redis" {}',
      expected: [{ port: [], labels: ['redis'] }],
    },
    {
      why: 'an attribute in a block on one line',
      text: 'a { b = 1 }',
      expected: [{ a: [['b', 1]], labels: [] }],
    },
    {
      why: 'a list over lines in a block on one line',
      text: 'a { b = [\n1\n] }',
      expected: [{ a: [['b', [1]]], labels: [] }],
    },
    {
      why: 'blocks in blocks',
      text: 'a {\n b "c" {\n d = 1\n }\n e {}\n}',
      expected: [
        {
          a: [
            { b: [['d', 1]], labels: ['c'] },
            { e: [], labels: [] },
          ],
          labels: [],
        },
      ],
    },
    {
      why: 'a repeated block',
      text: 'a {}\na {}',
      expected: [
        { a: [], labels: [] },
        { a: [], labels: [] },
      ],
    },
    { why: 'a block named as a literal', text: 'true {}', expected: [{ true: [], labels: [] }] },
  ])('reads $why', ({ text, expected }) => expect(parse(text)).toEqual(expected))
})

describe('expressions', () => {
  it.each([
    { text: '1.5e+3', expected: 1500 },
    { text: '2E-1', expected: 0.2 },
    { text: '[true, false, null]', expected: [true, false, null] },
    { text: '[]', expected: [] },
    { text: '[\n1, # one\n2,\n]', expected: [1, 2] },
    { text: '{}', expected: {} },
    { text: '{ a = 1, "b" : 2 }', expected: { a: 1, b: 2 } },
    {
      text: '{\n a = 1\n\n "b c" = [\n1\n]\n true = 2, 3 = 4,\n}',
      expected: { 3: 4, a: 1, 'b c': [1], true: 2 },
    },
    { text: '{ "for" = 1, for = 2 }', expected: { for: 2 } },
    { text: 'a.b-c.d', expected: '<a.b-c.d>' },
    { text: 'a["k"][0]', expected: '<a["k"][0]>' },
    { text: 'a.0.b', expected: '<a.0.b>' },
    { text: '""', expected: '' },
    { text: '"\\n\\r\\t\\"\\\\\\u00e9\\U0001F600"', expected: '\n\r\t"\\é😀' },
    { text: '"$${a} %%{b} $$ % 50%"', expected: '${a} %{b} $$ % 50%' },
    { text: '"$$${a}"', expected: '$${a}' },
    { text: '"# no // comment"', expected: '# no // comment' },
    { text: '"a ${b.c} d"', expected: ['a ', '<b.c>', ' d'] },
    { text: '"${\n a \n}"', expected: ['<a>'] },
    { text: '"${ "x ${"y"}" }"', expected: [['x ', 'y']] },
    { text: '"${env["HOME"]}"', expected: ['<env["HOME"]>'] },
    { text: '"${{ a = "}" }}"', expected: [{ a: '}' }] },
  ])('reads $text', ({ text, expected }) => expect(parse(`x = ${text}`)).toEqual([['x', expected]]))
})

describe('heredocs', () => {
  it.each([
    { why: 'lines as they are', text: '<<EOT\n a\\n "b"\n\tc\nEOT', expected: ' a\\n "b"\n\tc\n' },
    { why: 'nothing', text: '<<EOT\nEOT', expected: '' },
    { why: 'an indented marker', text: '<<EOT\na\n  EOT', expected: 'a\n' },
    {
      why: 'a line that begins with the marker',
      text: '<<EOT\nEOT.\nEOTS\nEOT',
      expected: 'EOT.\nEOTS\n',
    },
    { why: 'escapes of templates', text: '<<A\n$${x} %%{y} 50%\nA', expected: '${x} %{y} 50%\n' },
    {
      why: 'interpolations',
      text: '<<A\na ${b}\n${c}\nA',
      expected: ['a ', '<b>', '\n', '<c>', '\n'],
    },
    { why: 'a marker after an interpolation', text: '<<A\n${b}A\nA', expected: ['<b>', 'A\n'] },
    { why: 'CRLF as it is', text: '<<A\r\na\r\nA\r', expected: 'a\r\n' },
    { why: 'no shared indent', text: '<<-A\n  a\n b\nA', expected: ' a\nb\n' },
    {
      why: 'a shared indent',
      text: '<<-A\n    a\n      b\n\n    c\n  A',
      expected: 'a\n  b\n\nc\n',
    },
    {
      why: 'a line of space, which stays',
      text: '<<-A\n    a\n \n    b\nA',
      expected: 'a\n \nb\n',
    },
    {
      why: 'an indent before an interpolation',
      text: '<<-A\n  ${a}\n   b\nA',
      expected: ['', '<a>', '\n b\n'],
    },
    {
      why: 'an interpolation without indent',
      text: '<<-A\n  a\n${b}\nA',
      expected: ['  a\n', '<b>', '\n'],
    },
  ])('reads $why', ({ text, expected }) => {
    expect(parse(`x = ${text}\ny = 1`)).toEqual([
      ['x', expected],
      ['y', 1],
    ])
  })

  it('reads them in lists and objects', () => {
    const text = 'x = [<<A\na\nA\n, 1]\ny = {\n b = <<A\nc\nA\n d = 1\n}'
    expect(parse(text)).toEqual([
      ['x', ['a\n', 1]],
      ['y', { b: 'c\n', d: 1 }],
    ])
  })
})

describe('a block that is not closed', () => {
  it.each([
    { why: 'its header', text: 'a "b" {', expected: [{ a: [], labels: ['b'] }] },
    { why: 'its items', text: 'a {\n b = 1\n', expected: [{ a: [['b', 1]], labels: [] }] },
    {
      why: 'the items before one that is not closed either',
      text: 'a {\n b = 1\n c = [2,\n',
      expected: [{ a: [['b', 1]], labels: [] }],
    },
    {
      why: 'blocks',
      text: 'a {\n b {\n }\n c {\n  d = 1',
      expected: [
        {
          a: [
            { b: [], labels: [] },
            { c: [['d', 1]], labels: [] },
          ],
          labels: [],
        },
      ],
    },
    {
      why: 'no items where the brace of a block in it is missing',
      text: 'a {\n b {\n  c = 1\n d {\n }\n}\n',
      expected: [{ a: [], labels: [] }],
    },
  ])('keeps $why', ({ text, expected }) => {
    const { body, diagnostics } = parseHcl({ path: 'test.hcl', text }, { syntax: 'native' })
    expect(diagnostics).toMatchObject([{ message: expect.stringContaining('is not closed') }])
    expect(outline(body)).toEqual(expected)
  })
})

describe('positions', () => {
  it('count lines from 1 and columns in code points, without the byte order mark', () => {
    const { body } = parseHcl({ path: 'test.hcl', text: '\ufeffa = "😀" # x\r\n  b = [1,\n2]' })
    expect(body.items).toMatchObject([
      {
        range: { start: { offset: 1, line: 1, column: 1 }, end: { offset: 9, line: 1, column: 8 } },
      },
      {
        nameRange: { start: { offset: 17, line: 2, column: 3 } },
        expression: { range: { end: { line: 3, column: 3 } } },
      },
    ])
  })
})
