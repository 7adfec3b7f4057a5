import { describe, expect, it } from 'vitest'
import { parseHcl } from '../index.ts'
import { outline } from '../parse/outline.test-support.ts'

function parse(text: string): unknown {
  const { body, diagnostics } = parseHcl({ path: 'test.hcl', text }, { syntax: 'hcl1' })
  expect(diagnostics).toEqual([])
  expect(body.syntax).toBe('hcl1')
  return outline(body)
}

describe('HCL1', () => {
  it.each([
    {
      why: 'quoted names',
      text: '"a" = 1\n"b" "c" {}',
      expected: [['a', 1], { b: [], labels: ['c'] }],
    },
    { why: 'names with dots', text: 'a.b-c = 1', expected: [['a.b-c', 1]] },
    {
      why: 'a block on one line',
      text: 'resources { cpu = 500 memory = 256 }',
      expected: [
        {
          resources: [
            ['cpu', 500],
            ['memory', 256],
          ],
          labels: [],
        },
      ],
    },
    {
      why: 'commas',
      text: 'a { b = 1, c = 2, }, d = 3',
      expected: [
        {
          a: [
            ['b', 1],
            ['c', 2],
          ],
          labels: [],
        },
        ['d', 3],
      ],
    },
    {
      why: 'a block that goes on after its line',
      text: 'a { b = 1\n c {} }',
      expected: [{ a: [['b', 1], { c: [], labels: [] }], labels: [] }],
    },
    { why: 'a brace below its header', text: 'a "b"\n{\n}', expected: [{ a: [], labels: ['b'] }] },
    {
      why: 'labels',
      text: 'a "b" c "d" { e = 1 }',
      expected: [{ a: [['e', 1]], labels: ['b', 'c', 'd'] }],
    },
    {
      why: 'objects',
      text: 'a = { "b" = 1 c { d = 2 } e "f" "g" { h = 3 } }',
      expected: [['a', { b: 1, c: { d: 2 }, e: { f: { g: { h: 3 } } } }]],
    },
    {
      why: 'objects of the same name',
      text: 'a = { b = 1 }\na = { b = 2 }',
      expected: [
        ['a', { b: 1 }],
        ['a', { b: 2 }],
      ],
    },
    {
      why: 'lists',
      text: 'a = [1, "b", [true], { c = 2 },]',
      expected: [['a', [1, 'b', [true], { c: 2 }]]],
    },
    {
      why: 'comments of each style',
      text: '# a\n// b\na = /* c */ 1 // d\n/* e\n*/',
      expected: [['a', 1]],
    },
    {
      why: 'CRLF and a byte order mark',
      text: '\ufeffa = 1\r\nb {\r\n}\r\n',
      expected: [['a', 1], { b: [], labels: [] }],
    },
    {
      why: 'escapes',
      text: 'a = "\\a\\b\\f\\n\\r\\t\\v\\"\\\\\\101\\x41\\u00e9\\U0001F600"',
      expected: [['a', '\x07\b\f\n\r\t\v"\\AAé😀']],
    },
    {
      why: 'interpolations as text',
      text: 'a = "x ${f("y", "\\n")} %{ if } $${y}"',
      expected: [['a', 'x ${f("y", "\\n")} %{ if } $${y}']],
    },
    { why: 'line breaks in them', text: 'a = "${b\n}"', expected: [['a', '${b\n}']] },
    {
      why: 'a heredoc',
      text: 'a = <<EOF\n ${x}\\n\nEOF\nb = 1',
      expected: [
        ['a', ' ${x}\\n\n'],
        ['b', 1],
      ],
    },
    {
      why: 'a heredoc whose marker is indented',
      text: 'a = <<EOF\nx\n  EOF\n',
      expected: [['a', 'x\n  ']],
    },
    {
      why: 'an indented heredoc',
      text: 'a = <<-EOF\n    x\n   y\n  EOF\n',
      expected: [['a', '  x\n y\n']],
    },
    {
      why: 'an indented heredoc with less indent',
      text: 'a = <<-EOF\n  x\n y\n  EOF\n',
      expected: [['a', '  x\n y\n']],
    },
    { why: 'names that objects inherit', text: '__proto__ = 1', expected: [['__proto__', 1]] },
  ])('has $why', ({ text, expected }) => expect(parse(text)).toEqual(expected))

  it.each([
    ...[
      ['0', '0'],
      ['-5', '-5'],
      ['1.50', '1.50'],
      ['1e3', '1e3'],
      ['2E-2', '2E-2'],
      ['0x1F', '31'],
      ['-0x1f', '-31'],
    ],
    ...[
      ['010', '8'],
      ['-017', '-15'],
      ['08.5', '8.5'],
      ['.5', '0.5'],
      ['1.', '1'],
      ['9007199254740993', '9007199254740993'],
    ],
  ])('reads the number %s', (written, text) => {
    const { body } = parseHcl({ path: 'test.hcl', text: `a = ${written}` }, { syntax: 'hcl1' })
    expect(body.items).toMatchObject([{ expression: { literal: { type: 'number', text } } }])
  })

  it.each([
    { text: 'a = b', message: 'a value is missing: found `b`', column: 5 },
    {
      text: 'a = 1 + 2',
      message: 'expected the name of an attribute or block, found `+`',
      column: 7,
    },
    { text: 'a "b" = {}', message: 'a block with a label has no `=` before its `{`', column: 7 },
    { text: 'a b', message: '`=` or `{` is missing before the end of the text', column: 4 },
    { text: 'a {', message: '`}` is missing before the end of the text', column: 4 },
    {
      text: 'a = {',
      message: 'expected the name of an attribute or block, found the end of the text',
      column: 6,
    },
    { text: 'a = [1 2]', message: 'a comma or `]` is missing before `2`', column: 8 },
    { text: 'a = 089', message: '`089` is no octal number', column: 5 },
    { text: 'a = "b', message: 'the string is not closed on its line', column: 5 },
    { text: 'a = "\\q"', message: '`q` after a backslash means nothing', column: 6 },
    { text: 'a = "\\xff"', message: '`x` after a backslash means nothing', column: 6 },
    { text: "a = 'b'", message: 'text stands in double quotes, not in single quotes', column: 5 },
    { text: 'a = <<\nx', message: 'this is no heredoc', column: 5 },
    { text: 'a = <<X\nx', message: 'the heredoc `X` is not closed', column: 5 },
    { text: 'a = 1\na = 2', message: '`a` is already set on line 1', column: 1 },
    { text: 'a }', message: '`=` or `{` is missing before `}`', column: 3 },
  ])('ends at its first error: $text', ({ text, message, column }) => {
    const { diagnostics } = parseHcl({ path: 'test.hcl', text }, { syntax: 'hcl1' })
    expect(diagnostics).toMatchObject([{ message, range: { start: { column } } }])
  })
})

describe('a text that may be HCL1', () => {
  it.each([
    { why: 'HCL2 alone', text: 'a = b.c', syntax: 'native', severities: [] },
    { why: 'both', text: 'a = 1', syntax: 'native', severities: [] },
    { why: 'HCL1 alone', text: 'a { b = 1 c = 2 }', syntax: 'hcl1', severities: ['warning'] },
    { why: 'neither', text: 'a = b.c d = 1', syntax: 'native', severities: ['error'] },
    {
      why: 'neither, as a name is set twice',
      text: 'a = 1\na = 2',
      syntax: 'native',
      severities: ['error'],
    },
    { why: 'JSON', text: ' \n{"a": 1}', syntax: 'json', severities: [] },
    { why: 'JSON with a mistake', text: '{a = 1}', syntax: 'json', severities: ['error', 'error'] },
    { why: 'nothing', text: '', syntax: 'native', severities: [] },
  ])('is read as what it is: $why', ({ text, syntax, severities }) => {
    const { body, diagnostics } = parseHcl({ path: 'test.hcl', text })
    expect(body.syntax).toBe(syntax)
    expect(diagnostics.map(({ severity }) => severity)).toEqual(severities)
  })

  it('says at the first place that is not HCL2 what to write there', () => {
    const text = 'a {\n  b = 1\n}\nc { d = 1, e = 2 }\n"f" = 3\n'
    expect(parseHcl({ path: 'test.hcl', text }).diagnostics).toEqual([
      {
        severity: 'warning',
        message:
          'this is HCL1, and the whole text was read as that: in HCL2 no `,` follows an attribute',
        hint: 'each one stands on a line of its own',
        range: {
          start: { offset: 23, line: 4, column: 10 },
          end: { offset: 24, line: 4, column: 11 },
        },
      },
    ])
  })
})

describe('a text of neither form', () => {
  it.each([
    { text: 'a = "${b c}"', why: 'a mistake inside an interpolation' },
    { text: 'a = "x ${upper(b}"', why: 'a call that is not closed' },
  ])('is not taken for HCL1 because of $why', ({ text }) => {
    const { body, diagnostics } = parseHcl({ path: 'a.hcl', text })
    expect(body.syntax).toBe('native')
    expect(diagnostics).toContainEqual(expect.objectContaining({ severity: 'error' }))
  })
})
