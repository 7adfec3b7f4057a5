import type { TemplateExpression } from '../ast.ts'
import type { Range } from '../source/range.ts'

/** A text without interpolation. */
export function toTemplate(
  form: TemplateExpression['form'],
  { value, range }: { value: string; range: Range },
): TemplateExpression {
  return {
    kind: 'template',
    form,
    parts: value === '' ? [] : [{ kind: 'text', value, range }],
    range,
  }
}
