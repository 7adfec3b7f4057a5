import { type Context, fail } from './scope.ts'
import type { Value } from '../value/value.ts'

/** The text that a value becomes in a template or as a key; lists, objects and null become none. */
export function toText(value: Value, context: Context): string | undefined {
  switch (value.type) {
    case 'string':
      return value.value
    case 'bool':
      return String(value.value)
    case 'number':
      return toDecimal(String(value.value))
    default: {
      const article = value.type === 'object' ? 'an' : 'a'
      const name = value.type === 'null' ? 'null' : `${article} ${value.type}`
      return fail(context, { message: `${name} cannot be part of a text`, range: value.range })
    }
  }
}

/** A double's shortest text without an exponent, which only those near 0 have here: whole ones are bigints. */
function toDecimal(text: string): string {
  const [, sign = '', first = '', rest = '', exponent = ''] =
    /^(-?)(\d)\.?(\d*)e-(\d+)$/.exec(text) ?? []
  if (exponent === '') return text
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${first}${rest}`
}
