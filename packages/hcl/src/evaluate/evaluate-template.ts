import type { TemplateExpression, TemplatePart } from '../ast.ts'
import { normalizeText } from '../value/normalize-text.ts'
import type { Value } from '../value/value.ts'
import { textSize } from './budget.ts'
import { type Context, spend } from './context.ts'
import { evaluateElements } from './evaluate-elements.ts'
import { evaluateReference } from './evaluate-reference.ts'
import { toText } from './evaluate-text.ts'
import { evaluateBool } from './operand.ts'

/** A quoted template of one interpolation alone is that value, whatever its type (HCL2's template unwrapping). */
export function evaluateTemplate(
  { parts, form, range }: TemplateExpression,
  outer: Context,
): Value | undefined {
  const context = outer.inTemplate ? outer : { ...outer, inTemplate: true }
  const [only] = parts
  if (form === 'quoted' && parts.length === 1 && only?.kind === 'interpolation') {
    const value = evaluateInterpolation(only, context)
    return value && { ...value, range }
  }
  const text = evaluateParts(parts, context)
  return text === undefined ? undefined : { type: 'string', value: normalizeText(text), range }
}

function evaluateParts(parts: readonly TemplatePart[], context: Context): string | undefined {
  let text: string | undefined = ''
  for (const part of parts) {
    const piece = evaluateTemplatePart(part, context)
    text = piece === undefined || text === undefined ? undefined : text + piece
  }
  return text
}

function evaluateTemplatePart(part: TemplatePart, context: Context): string | undefined {
  switch (part.kind) {
    case 'text':
      return spend(context, textSize(part.value), part.range) ? part.value : undefined
    case 'interpolation': {
      const value = evaluateInterpolation(part, context)
      const { range } = part.expression
      return value && toText({ ...value, range }, 'part of a text', context)
    }
    case 'if':
      return evaluateIf(part, context)
    case 'for': {
      const texts: string[] = []
      const isWhole = evaluateElements(part, context, (inner) => {
        const text = evaluateParts(part.body, inner)
        if (text !== undefined) texts.push(text)
        return text !== undefined
      })
      return isWhole ? texts.join('') : undefined
    }
  }
}

/** The other branch may be wrong: only its own condition tells whether it makes sense. */
function evaluateIf(part: TemplatePart & { kind: 'if' }, context: Context): string | undefined {
  const condition = evaluateBool(part.condition, 'the condition of `if`', context)
  if (condition === undefined) return undefined
  return evaluateParts(condition ? part.then : part.otherwise, context)
}

/** A reference that comes out verbatim has no strip markers: they have done their work. */
function evaluateInterpolation(
  { expression, source }: TemplatePart & { kind: 'interpolation' },
  context: Context,
): Value | undefined {
  if (expression.kind === 'reference') {
    const plain = source.replace(/^\$\{~/, '${').replace(/~\}$/, '}')
    return evaluateReference(expression, context, plain)
  }
  return context.evaluate(expression, context)
}
