import type { ReferenceExpression, ReferenceStep } from '../ast.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { nameText, shorten } from '../parse/describe-token.ts'
import { normalizeText } from '../value/normalize-text.ts'
import type { Value } from '../value/value.ts'
import { textSize } from './budget.ts'
import { type Context, fail, spend } from './context.ts'
import { findVariable, variableNames } from './find-variable.ts'
import { takeStep } from './take-step.ts'

/**
 * A variable, or a part of one. A reference that is the runtime's comes out verbatim; others have no value.
 * `interpolation` is how it is written in a template, with `${` and `}`; a reference that is not alone there has none.
 */
export function evaluateReference(
  reference: ReferenceExpression,
  context: Context,
  interpolation = `\${${reference.source}}`,
): Value | undefined {
  const { root, steps, range } = reference
  const variable = findVariable(root, context)
  if (variable) return evaluateVariable(variable, reference, context)
  if (context.scope.runtime?.(root, context.inTemplate ? 'template' : 'bare')) {
    const value = normalizeText(interpolation)
    return spend(context, textSize(value), range) ? { type: 'string', value, range } : undefined
  }
  const nearest = nearestName(root, variableNames(context))
  const meant = nearest && `did you mean \`${[nearest, ...steps.map(stepText)].join('')}\`?`
  const { source } = reference
  const text = context.inTemplate
    ? `$${shorten(interpolation)}`
    : `it in quotes: ${JSON.stringify(shorten(source))}`
  return fail(context, {
    message: `${nameText(source)} has no value here`,
    hint: meant ?? `if it is meant as text, write ${text}`,
    range,
  })
}

function evaluateVariable(
  variable: Value,
  { root, steps, range }: ReferenceExpression,
  context: Context,
): Value | undefined {
  const isOfScope = variable === context.scope.variables?.get(root)
  let value: Value | undefined = variable
  for (const [index, step] of steps.entries()) {
    if (value === undefined) return undefined
    const declaration = index === 0 && isOfScope ? declarations.get(root) : undefined
    value =
      declaration && step.kind === 'attribute'
        ? takeDeclared(value, { root, step, declaration }, context)
        : takeStep(value, step, context)
  }
  return value && { ...value, range }
}

/** How a name is declared that then is an attribute of these. */
const declarations = new Map([
  ['var', (name: string) => `variable "${name}" { default = … }`],
  ['local', (name: string) => `locals { ${name} = … }`],
])

interface Declared {
  root: string
  step: ReferenceStep & { kind: 'attribute' }
  declaration(name: string): string
}

function takeDeclared(
  value: Value,
  { root, step, declaration }: Declared,
  context: Context,
): Value | undefined {
  if (value.type !== 'object') return takeStep(value, step, context)
  const found = context.budget.find(value, step.name)
  if (found) return found
  if (context.scope.failed?.(root, step.name)) return undefined
  const nearest = nearestName(
    step.name,
    value.entries.map(({ key }) => key),
  )
  const declare = `declare it: ${declaration(step.name)}`
  return fail(context, {
    message: `\`${root}.${step.name}\` is not declared`,
    hint: nearest ? `did you mean \`${root}.${nearest}\`? if not, ${declare}` : declare,
    range: step.range,
  })
}

function stepText(step: ReferenceStep): string {
  return step.kind === 'attribute' ? `.${step.name}` : '[…]'
}
