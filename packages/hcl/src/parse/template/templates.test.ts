import { describe, expect, it } from 'vitest'
import { parseExpression, parseTemplate } from '../../index.ts'
import { outlineExpression } from '../outline.test-support.ts'

function parse(text: string): unknown {
  const { expression, diagnostics } = parseExpression({ path: 'test.hcl', text })
  expect(diagnostics).toEqual([])
  return expression && outlineExpression(expression)
}

describe('directives', () => {
  it.each([
    { text: '"%{ if a }x%{ endif }"', expected: [{ if: ['<a>', ['x'], []] }] },
    { text: '"%{if a}x%{else}y%{endif}z"', expected: [{ if: ['<a>', ['x'], ['y']] }, 'z'] },
    {
      text: '"%{ for v in a }${v},%{ endfor }"',
      expected: [{ for: 'v', in: '<a>', body: ['<v>', ','] }],
    },
    { text: '"%{ for k, v in a }%{ endfor }"', expected: [{ for: 'k, v', in: '<a>', body: [] }] },
    {
      text: '"%{ if a }%{ for v in b }%{ if c }x%{ endif }%{ endfor }%{ else }y%{ endif }"',
      expected: [
        { if: ['<a>', [{ for: 'v', in: '<b>', body: [{ if: ['<c>', ['x'], []] }] }], ['y']] },
      ],
    },
    {
      text: '<<A\n%{ if a }\n  x\n%{ endif }\nA\n',
      expected: [{ if: ['<a>', ['\n  x\n'], []] }, '\n'],
    },
    {
      text: '"%%{ if a } %{ if b }%%{x}%{ endif }"',
      expected: ['%{ if a } ', { if: ['<b>', ['%{x}'], []] }],
    },
  ])('hold what is between them: $text', ({ text, expected }) =>
    expect(parse(text)).toEqual(expected),
  )

  it.each([
    { text: '"%{ if a }"', message: '`%{ if … }` is not closed', column: 2 },
    { text: '"%{ endif }"', message: 'no `%{ endif }` can stand here', column: 2 },
    {
      text: '"%{ for v in a }%{ else }%{ endfor }"',
      message: 'no `%{ else }` can stand here',
      column: 17,
    },
    {
      text: '"%{ if a }%{ endfor }%{ endif }"',
      message: 'no `%{ endfor }` can stand here',
      column: 11,
    },
    {
      text: '"%{ if a }%{ else }%{ else }%{ endif }"',
      message: 'no `%{ else }` can stand here',
      column: 20,
    },
    {
      text: '"%{ unless a }%{ endif }"',
      message: '`unless` is no directive of templates',
      column: 5,
    },
    { text: '"%{ }"', message: '`if`, `for` or their ends follow `%{`: found `}`', column: 5 },
    { text: '"%{ if }x%{ endif }"', message: 'a value is missing: found `}`', column: 8 },
    { text: '"%{ for in a }x%{ endfor }"', message: '`in` is missing: found `a`', column: 12 },
    { text: '"%{ if a b }x%{ endif }"', message: '`}` is missing before `b`', column: 2 },
  ])('are checked, with one error each: $text', ({ text, message, column }) => {
    const { diagnostics } = parseExpression({ path: 'test.hcl', text })
    expect(diagnostics).toMatchObject([{ message, range: { start: { column } } }])
  })
})

describe('strip markers', () => {
  it.each([
    { text: '"a ${~ b ~} c"', expected: ['a', '<b>', 'c'] },
    { text: '"a ${~b} c"', expected: ['a', '<b>', ' c'] },
    { text: '"a ${b~} c"', expected: ['a ', '<b>', 'c'] },
    { text: '" \\n\\t${~ b ~}\\n "', expected: ['', '<b>', ''] },
    { text: '"${a ~}${" b"}"', expected: ['<a>', ' b'] },
    {
      text: '"x %{~ if a ~} y %{~ else ~} z %{~ endif ~} w"',
      expected: ['x', { if: ['<a>', ['y'], ['z']] }, 'w'],
    },
    { text: '<<A\na\n  ${~ b ~}\n  c\nA\n', expected: ['a\n', '<b>', '  c\n'] },
    {
      text: '<<-A\n  %{ if a ~}\n  b\n  %{ endif ~}\n  A\n',
      expected: ['', { if: ['<a>', ['  b\n'], []] }, ''],
    },
  ])('strip the text beside them: $text', ({ text, expected }) =>
    expect(parse(text)).toEqual(expected),
  )
})

describe('a heredoc in a heredoc', () => {
  it('may have the same marker', () => {
    expect(parse('<<A\n${<<A\nx\nA\n} y\nA\n')).toEqual(['x\n', ' y\n'])
  })
})

describe('a text that is a template', () => {
  it.each([
    { text: '', expected: '' },
    { text: 'a "b"\\n\nc', expected: 'a "b"\\n\nc' },
    { text: '${a}', expected: ['<a>'] },
    { text: 'a $${b} ${c}\n', expected: ['a ${b} ', '<c>', '\n'] },
    { text: '%{ if a ~}\nb\n%{ endif }$', expected: [{ if: ['<a>', ['b\n'], []] }, '$'] },
  ])('is read as it is: $text', ({ text, expected }) => {
    const { template, diagnostics } = parseTemplate({ path: 'test.tpl', text })
    expect(diagnostics).toEqual([])
    expect(outlineExpression(template)).toEqual(expected)
  })

  it('says where a mistake is', () => {
    const { diagnostics } = parseTemplate({ path: 'test.tpl', text: 'a\n${b c} ${' })
    expect(diagnostics).toMatchObject([
      { message: '`}` is missing before `c`', range: { start: { line: 2, column: 1 } } },
      {
        message: 'a value is missing: found the end of the text',
        range: { start: { line: 2, column: 10 } },
      },
    ])
  })
})
