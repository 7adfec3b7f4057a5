import { z } from 'zod'
import { text } from './text.ts'

/**
 * A map with any keys, empty by default. It comes in as a `Map` and goes out as a plain object, because keys are data:
 * zod's records would drop `__proto__`. Read it with `Object.hasOwn` or `Object.entries`.
 */
export function mapOf<Element extends z.ZodType>(element: Element) {
  return z
    .map(text, element)
    .transform((map): Record<string, z.output<Element>> => Object.fromEntries(map))
    .prefault(() => new Map())
}
