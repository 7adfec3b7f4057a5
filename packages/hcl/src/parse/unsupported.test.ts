import { describe, expect, it } from 'vitest'
import { parseHcl } from '../index.ts'
import { outline } from './outline.ts'

describe('HCL2 that is not supported yet', () => {
  it.each([
    { text: '1 + 2 * [3, "x"]', what: 'the operator `+`', column: 7 },
    { text: '"b" == c ? 1 : 2', what: 'the operator `==`', column: 9 },
    { text: 'b && !c', what: 'the operator `&&`', column: 7 },
    { text: '!b', what: 'the operator `!`', column: 5 },
    { text: '-b', what: 'the operator `-`', column: 5 },
    { text: 'b ? {\n} : 2', what: 'conditionals (`? :`)', column: 7 },
    { text: 'upper("}", [1]) + 2', what: 'function calls (`upper`)', column: 5 },
    { text: 'max(\n1,\n2...\n)', what: 'function calls (`max`)', column: 5 },
    { text: 'p::f(1)', what: 'function calls (`p`)', column: 5 },
    { text: '[for k, v in b : v if v != 1]', what: '`for` expressions', column: 6 },
    { text: '{for k, v in b :\n k => v...\n}', what: '`for` expressions', column: 6 },
    { text: 'b[*].c', what: 'splats (`[*]`)', column: 7 },
    { text: 'b.*.c', what: 'splats (`.*`)', column: 7 },
    { text: '(1)', what: 'parentheses', column: 5 },
    { text: '{ (b) = 1, c = 2 }', what: 'keys in parentheses', column: 7 },
    { text: '[1][0]', what: 'taking a part of a value', column: 8 },
    { text: '"%{ if b }x%{ else }y%{ endif }"', what: 'template directives (`%{ … }`)', column: 9 },
    { text: '"${~ b ~}"', what: 'strip markers (`~`)', column: 8 },
    { text: '"${b ~}"', what: 'strip markers (`~`)', column: 10 },
    { text: '"x ${f("}")} y"', what: 'function calls (`f`)', column: 10 },
  ])('is named once and read over: $text', ({ text, what, column }) => {
    const { body, diagnostics } = parseHcl({ path: 'test.hcl', text: `a = ${text}\nz = 1` })
    expect(diagnostics).toMatchObject([
      { message: `Longshore does not support ${what} yet`, range: { start: { line: 1, column } } },
    ])
    expect(outline(body)).toContainEqual(['z', 1])
  })

  it.each([
    { why: 'the JSON form', text: '{ "job": {} }', what: "HCL's JSON form" },
    {
      why: 'a quoted name',
      text: '"a.b" = 1',
      what: 'quoted names of attributes and blocks (HCL1)',
    },
  ])('covers $why', ({ text, what }) => {
    const { diagnostics } = parseHcl({ path: 'test.hcl', text })
    expect(diagnostics).toMatchObject([{ message: `Longshore does not support ${what} yet` }])
  })

  it('does not hide a mistake inside it', () => {
    const { diagnostics } = parseHcl({ path: 'test.hcl', text: 'a = f("\\q")\n' })
    expect(diagnostics).toMatchObject([
      { message: 'Longshore does not support function calls (`f`) yet' },
      { message: '`q` after a backslash means nothing' },
    ])
  })
})
