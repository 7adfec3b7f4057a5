import { describe, expect, it } from 'vitest'
import type { Scope } from '../index.ts'
import { plainValue } from '../value/plain-value.test-support.ts'
import { evaluateText } from './evaluate.test-support.ts'

describe("the runtime's references", () => {
  const scope: Scope = { runtime: (root) => root !== 'var' }

  it.each([
    { text: '"${NOMAD_PORT_db}"', expected: '${NOMAD_PORT_db}' },
    { text: '"a ${ attr.kernel.name } b"', expected: 'a ${ attr.kernel.name } b' },
    { text: '"${env["X"]}:${1}"', expected: '${env["X"]}:1' },
    { text: '"${~ meta.a ~} b"', expected: '${ meta.a }b' },
    { text: '<<-A\n  ${MY_ENV}\nA\n', expected: '${MY_ENV}\n' },
    { text: 'meta.rack', expected: '${meta.rack}' },
    { text: '"${true ? NOMAD_A : NOMAD_B}"', expected: '${NOMAD_A}' },
    { text: '{ "${meta.a}" = 1 }', expected: [['${meta.a}', 1]] },
    { text: '[for v in [1] : "${NOMAD_A}${v}"]', expected: ['${NOMAD_A}1'] },
    { text: 'NOMAD_A == "$${NOMAD_A}"', expected: true },
  ])('come out verbatim: $text', ({ text, expected }) => {
    const { value, diagnostics } = evaluateText(text, scope)
    expect(diagnostics).toEqual([])
    expect(plainValue(value)).toEqual(expected)
  })

  it.each([
    'NOMAD_PORT_a + 1',
    '"${NOMAD_PORT_a}" + 1',
    '(NOMAD_PORT_a) + 1',
    'NOMAD_PORT_a ? 1 : 2',
    'NOMAD_PORT_a[1 + 1]',
  ])('are not calculated with: %s', (text) => {
    expect(evaluateText(text, scope).diagnostics).toMatchObject([
      {
        hint: '`NOMAD_PORT_a` has its value only when the task runs; here it is the text ${NOMAD_PORT_a}',
      },
    ])
  })

  it('can be allowed in templates alone', () => {
    const inTemplates: Scope = { runtime: (_root, place) => place === 'template' }
    expect(plainValue(evaluateText('"${service}"', inTemplates).value)).toBe('${service}')
    expect(plainValue(evaluateText('"${true ? service : 1}"', inTemplates).value)).toBe(
      '${service}',
    )
    expect(evaluateText('service', inTemplates).diagnostics).toHaveLength(1)
  })

  it('are only those that the scope names', () => {
    expect(evaluateText('"${var.a}"', scope).diagnostics).toHaveLength(1)
  })
})
