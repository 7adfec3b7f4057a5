import type { TemplateExpression, TemplatePart } from '../ast.ts'
import { evaluateReference } from './evaluate-reference.ts'
import type { Context } from './scope.ts'
import { toText } from './to-text.ts'
import type { Value } from '../value/value.ts'

/** A template of one interpolation alone is that value, whatever its type (HCL2's template unwrapping). */
export function evaluateTemplate(
  { parts, range }: TemplateExpression,
  context: Context,
): Value | undefined {
  const [only] = parts
  if (parts.length === 1 && only?.kind === 'interpolation') {
    const value = evaluateInterpolation(only, context)
    return value && { ...value, range }
  }
  let text = ''
  for (const part of parts) {
    if (part.kind === 'text') text += part.value
    else {
      const value = evaluateInterpolation(part, context)
      text += (value && toText(value, context)) ?? ''
    }
  }
  return { type: 'string', value: text, range }
}

function evaluateInterpolation(
  { expression, source }: TemplatePart & { kind: 'interpolation' },
  context: Context,
): Value | undefined {
  if (expression.kind === 'reference') return evaluateReference(expression, context, source)
  return context.evaluate(expression)
}
