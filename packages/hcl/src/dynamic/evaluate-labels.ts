import type { BlockLabel, Expression } from '../ast.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import type { Scope } from '../evaluate/scope.ts'
import { convertValue } from '../value/convert-value.ts'
import { describeValue } from '../value/describe-value.ts'

/** The labels of one block that a `dynamic` block makes; undefined where one is no text. */
export function evaluateLabels(
  expressions: readonly Expression[],
  { scope, diagnostics }: { scope: Scope; diagnostics: Diagnostic[] },
): BlockLabel[] | undefined {
  const labels: BlockLabel[] = []
  for (const expression of expressions) {
    const { range } = expression
    const { value, diagnostics: found } = evaluate(expression, scope)
    diagnostics.push(...found)
    if (value === undefined) continue
    const converted = convertValue(value, { kind: 'string' })
    if ('value' in converted && converted.value.type === 'string') {
      labels.push({ value: converted.value.value, range })
      continue
    }
    const message = `a label is a text, but this is ${describeValue(value)}`
    diagnostics.push({ severity: 'error', message, range })
  }
  return labels.length < expressions.length ? undefined : labels
}
