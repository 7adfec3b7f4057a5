import { evaluate, type Scope } from '@longshore/hcl'
import { errorAt } from '../error-at.ts'
import { errorAbout, type SourceDiagnostic } from '../source-diagnostic.ts'
import type { Assignment } from './collect-values.ts'
import type { Declaration } from './declaration.ts'
import { toObject } from './place-value.ts'

/** What a variable's `validation` blocks have against its value. */
export function checkValidations(
  { name, range, validations }: Declaration,
  { value, from }: Assignment,
  functions: Scope['functions'],
): SourceDiagnostic[] {
  const variables = new Map([['var', toObject(new Map([[name, value]]), range)]])
  return validations.flatMap(({ condition, message }) => {
    const { value: result, diagnostics } = evaluate(condition, { variables, functions })
    if (!result) return diagnostics
    if (result.type !== 'bool')
      return [errorAt(condition.range, 'the condition is neither true nor false')]
    if (result.value) return []
    const text = `the value of variable "${name}" is not valid: ${message}`
    return [from === undefined ? errorAt(value.range, text) : errorAbout(from, text)]
  })
}
