import type { ReferenceExpression } from '../ast.ts'
import { nameText, shorten } from '../parse/describe-token.ts'
import { type Context, fail } from './scope.ts'
import type { Value } from '../value/value.ts'

/**
 * A reference that is the runtime's comes out verbatim; others have no value. `interpolation` is how it is written in a
 * template, with `${` and `}`; a bare reference has none.
 */
export function evaluateReference(
  { root, source, range }: ReferenceExpression,
  context: Context,
  interpolation?: string,
): Value | undefined {
  const value = interpolation ?? `\${${source}}`
  const place = interpolation === undefined ? 'bare' : 'template'
  if (context.scope.runtime?.(root, place)) return { type: 'string', value, range }
  const text =
    place === 'bare' ? `it in quotes: ${JSON.stringify(shorten(source))}` : `$${shorten(value)}`
  return fail(context, {
    message: `${nameText(source)} has no value here`,
    hint: `if it is meant as text, write ${text}`,
    range,
  })
}
