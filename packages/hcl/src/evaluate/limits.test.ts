import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBudget, evaluate, parseExpression } from '../index.ts'
import { evaluateText, expressionOf } from './evaluate.test-support.ts'
import { lazyFunctions } from './lazy-functions.ts'

/** `body` within that many `for`s over ten elements each. */
function nestedFor(levels: number, body: string): string {
  const ten = '[1, 2, 3, 4, 5, 6, 7, 8, 9, 0]'
  return levels === 0 ? body : `[for v${levels} in ${ten} : ${nestedFor(levels - 1, body)}]`
}

/** `body`, where `x` is `start` doubled that many times. */
function doubled(times: number, { start, double }: { start: string; double: string }): string {
  let text = 'x'
  for (let time = 0; time < times; time++) text = `[for x in [${double}] : ${text}][0]`
  return `[for x in [${start}] : ${text}]`
}

describe('limits', () => {
  it.each([
    { why: 'a product of loops', text: nestedFor(20, 'v1') },
    { why: 'a product of loops that keeps nothing', text: nestedFor(20, 'v1 if false') },
    { why: 'texts that double', text: doubled(60, { start: '"ab"', double: '"${x}${x}"' }) },
    { why: 'lists that double', text: doubled(60, { start: '[]', double: '[x, x]' }) },
    { why: 'numbers with long texts', text: nestedFor(8, '"${1 / 3e1200}"') },
    { why: 'a product in a branch not taken', text: `true ? 1 : ${nestedFor(20, 'v1')}` },
    { why: 'a product in try', text: `try(${nestedFor(20, 'v1')}, 1)` },
  ])('end $why with a diagnostic', ({ text }) => {
    const { value, diagnostics } = evaluateText(text, { budget: createBudget(100_000) })
    expect(value).toBeUndefined()
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]?.message).toContain('too many elements')
  })

  it('are there without a budget', () => {
    expect(evaluateText(nestedFor(20, 'v1')).diagnostics).toHaveLength(1)
  })

  it('leave room for large jobs', () => {
    expect(evaluateText(nestedFor(4, '{ name = "n${v1}", port = v2 + 1 }')).diagnostics).toEqual([])
  })

  it('are shared by evaluations with one budget', () => {
    const scope = { budget: createBudget(10_000) }
    const part = expressionOf(nestedFor(3, 'v1'))
    const results = Array.from({ length: 5 }, () => evaluate(part, scope))
    expect(results[0]?.diagnostics).toEqual([])
    expect(results.at(-1)?.diagnostics).toHaveLength(1)
  })

  it('hold however values were nested before', () => {
    const range = expressionOf('1').range
    let value: import('../index.ts').Value = { type: 'list', items: [], range }
    for (let level = 0; level < 100_000; level++) value = { type: 'list', items: [value], range }
    const variables = new Map([['x', value]])
    expect(evaluateText('[x]', { variables }).diagnostics).toHaveLength(1)
    expect(evaluateText('x == x', { variables }).diagnostics).toHaveLength(1)
  })
})

it('throws on no text that parses', () => {
  const word = fc.constantFrom(
    ...[
      '1',
      '"a"',
      '"${',
      '}"',
      'null',
      'true',
      'x',
      '[',
      ']',
      '{',
      '}',
      '(',
      ')',
      ',',
      '=',
      '...',
      '.a',
      '[0]',
      '[*]',
    ],
    ...[
      '+',
      '-',
      '*',
      '/',
      '%',
      '==',
      '<',
      '&&',
      '!',
      '?',
      ':',
      'for',
      'v',
      'in',
      '=>',
      'if',
      'try(',
      'can(',
      'convert(',
    ],
    ...['%{ if x }', '%{ endif }', '%{ for v in x }', '%{ endfor }', 'list(any)', '__proto__'],
  )
  const variables = new Map([['x', evaluateText('[{ a = 1 }, null, "2"]').value ?? never()]])
  fc.assert(
    fc.property(fc.array(word, { maxLength: 14 }), (words) => {
      const { expression, diagnostics } = parseExpression({ path: 'x', text: words.join(' ') })
      if (expression === undefined || diagnostics.length > 0) return
      const result = evaluate(expression, { variables, functions: lazyFunctions })
      expect(result.value === undefined).toBe(result.diagnostics.length > 0)
    }),
    { numRuns: 3000 },
  )
})

function never(): never {
  throw new Error('There is no value.')
}
