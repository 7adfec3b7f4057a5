import { describe, expect, it } from 'vitest'
import { parseHcl } from '../index.ts'
import { outline } from '../parse/outline.test-support.ts'

function parse(text: string): unknown {
  const { body, diagnostics } = parseHcl({ path: 'test.json', text }, { syntax: 'json' })
  expect(diagnostics).toEqual([])
  expect(body.syntax).toBe('json')
  return outline(body)
}

describe("HCL's JSON", () => {
  it.each([
    { why: 'nothing', text: '{}', expected: [] },
    {
      why: 'each kind of value',
      text: '{"a": 1, "b": -2.5e3, "c": true, "d": null, "e": "f", "g": [1, []], "h": {"i": {}}}',
      expected: [
        ['a', 1],
        ['b', -2500],
        ['c', true],
        ['d', null],
        ['e', 'f'],
        ['g', [1, []]],
        ['h', { i: {} }],
      ],
    },
    {
      why: 'names that come twice',
      text: '{"a": 1, "a": 2}',
      expected: [
        ['a', 1],
        ['a', 2],
      ],
    },
    {
      why: 'a list of objects',
      text: '[{"a": 1}, {}, {"b": 2}]',
      expected: [
        ['a', 1],
        ['b', 2],
      ],
    },
    {
      why: 'comments as properties',
      text: '{"//": "x", "a": {"//": 1}}',
      expected: [['a', { '//': 1 }]],
    },
    {
      why: 'escapes',
      text: '{"\\u0061": "\\b\\f\\n\\r\\t\\"\\\\\\/\\ud83d\\ude00"}',
      expected: [['a', '\b\f\n\r\t"\\/😀']],
    },
    {
      why: 'templates',
      text: '{"a": "x ${b.c} $${d}", "${e}": "${f(\\"g\\")}"}',
      expected: [
        ['a', ['x ', '<b.c>', ' ${d}']],
        ['${e}', [{ f: ['g'] }]],
      ],
    },
    {
      why: 'templates as names of an object',
      text: '{"a": {"${b}": 1}}',
      expected: [['a', { '["<b>"]': 1 }]],
    },
    {
      why: 'directives',
      text: '{"a": "%{ if b ~}\\n c%{ endif }"}',
      expected: [['a', [{ if: ['<b>', [' c'], []] }]]],
    },
    {
      why: 'space of each kind and a byte order mark',
      text: '\ufeff\t{\r\n"a" : 1 }\n',
      expected: [['a', 1]],
    },
    { why: 'names that objects inherit', text: '{"__proto__": 1}', expected: [['__proto__', 1]] },
  ])('has $why', ({ text, expected }) => expect(parse(text)).toEqual(expected))

  it('keeps numbers as they are written', () => {
    const { body } = parseHcl({ path: 'test.json', text: '{"a": 12345678901234567890.10}' })
    expect(body.items).toMatchObject([
      { expression: { literal: { text: '12345678901234567890.10' } } },
    ])
  })

  it.each([
    { text: '{"a": 1 "b": 2}', messages: ['a comma is missing before a string'], column: 9 },
    { text: '{"a": [1 2]}', messages: ['a comma is missing before `2`'], column: 10 },
    { text: '{"a": 1,}', messages: ['no comma stands before `}` in JSON'], column: 8 },
    { text: '{"a": [1,]}', messages: ['no comma stands before `]` in JSON'], column: 9 },
    {
      text: "{'a': 1}",
      messages: ['text stands in double quotes, not in single quotes'],
      column: 2,
    },
    { text: '{a: 1}', messages: ['a name stands in double quotes in JSON'], column: 2 },
    {
      text: '{"a" = 1}',
      messages: ['a name and its value are apart by `:` in JSON, not by `=`'],
      column: 6,
    },
    { text: '{"a": b}', messages: ['text stands in double quotes in JSON'], column: 7 },
    { text: '{"a": 1} // b', messages: ['JSON has no comments'], column: 10 },
    { text: '{ # b\n"a": 1}', messages: ['JSON has no comments'], column: 3 },
    {
      text: '{"a": /* b */ 1, /* c',
      messages: ['JSON has no comments', 'JSON has no comments'],
      column: 7,
    },
    { text: '{"a": 01}', messages: ['`01` is no number of JSON'], column: 7 },
    { text: '{"a": +1}', messages: ['`+1` is no number of JSON'], column: 7 },
    { text: '{"a": 1.}', messages: ['`1.` is no number of JSON'], column: 7 },
    { text: '{"a": 5MB}', messages: ['`5MB` is no number of JSON'], column: 7 },
    { text: '{"a": "b\n}', messages: ['the string is not closed on its line'], column: 7 },
    { text: '{"a": "\\q"}', messages: ['`q` after a backslash means nothing'], column: 8 },
    { text: '{"a": "\\u12"}', messages: ['4 hexadecimal digits follow `\\u`'], column: 8 },
    {
      text: '{"a": "\t"}',
      messages: ['the invisible character U+0009 cannot stand in a JSON string'],
      column: 8,
    },
    { text: '{"a": 1', messages: ['`}` is missing'], column: 1 },
    { text: '{"a": [1', messages: ['`]` is missing'], column: 7 },
    { text: '{"a": [1}', messages: ['`]` or a comma is missing before `}`'], column: 9 },
    { text: '{"a"}', messages: ['`:` is missing after the name: found `}`'], column: 5 },
    { text: '{"a": }', messages: ['a value is missing: found `}`'], column: 7 },
    { text: '{,}', messages: ['a name is missing: found `,`'], column: 2 },
    { text: '{} {}', messages: ['the text goes on after its end: found `{`'], column: 4 },
    { text: '1', messages: ['a JSON file is one object: found `1`'], column: 1 },
    {
      text: '[1]',
      messages: ['a JSON file is an object, or a list of objects: found `1`'],
      column: 2,
    },
    {
      text: '{"a": "${b c}", "d": "${"}',
      messages: ['`}` is missing before `c`', 'a value is missing: found the end of the text'],
      column: 8,
    },
  ])('has mistakes, which are told with their places: $text', ({ text, messages, column }) => {
    const { diagnostics } = parseHcl({ path: 'test.json', text }, { syntax: 'json' })
    expect(diagnostics.map(({ message }) => message)).toEqual(messages)
    expect(diagnostics[0]?.range.start.column).toBe(column)
  })

  it('tells places in a template where they stand in the file, after escapes too', () => {
    const text = '{"a": "\\"\\u00e9\\ud83d\\ude00 ${b.c} ${"}'
    const { body, diagnostics } = parseHcl({ path: 'test.json', text })
    const columns = ({
      range,
    }: {
      range: { start: { column: number }; end: { column: number } }
    }) => text.slice(range.start.column - 1, range.end.column - 1)
    expect(body.items).toMatchObject([{ expression: { kind: 'template' } }])
    const [item] = body.items
    const parts =
      item?.kind === 'attribute' && item.expression.kind === 'template' ? item.expression.parts : []
    expect(parts.slice(0, 2).map(columns)).toEqual(['\\"\\u00e9\\ud83d\\ude00 ', '${b.c}'])
    expect(diagnostics).toMatchObject([{ range: { start: { column: text.length - 1 } } }])
  })
})
