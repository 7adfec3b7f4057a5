import { z } from 'zod'
import { text } from './text.ts'

/**
 * A map with any keys (or those that `key` allows), empty by default. It comes in as a `Map` and goes out as a plain
 * object, because keys are data: zod's records would drop `__proto__`. Read it with `Object.hasOwn` or `Object.entries`.
 */
export function mapOf<Element extends z.ZodType>(element: Element, key: z.ZodString = text) {
  return toPlain(z.map(key, element))
}

/** The schemas of maps that {@link blockMapOf} made. */
export const blockMaps = z.registry<{ isBlock: true }>()

/** As {@link mapOf}, for what Nomad's driver protocol knows as a block with any attributes. */
export function blockMapOf<Element extends z.ZodType>(element: Element) {
  return toPlain(z.map(text, element).register(blockMaps, { isBlock: true }))
}

function toPlain<Element extends z.ZodType>(schema: z.ZodMap<z.ZodString, Element>) {
  return schema
    .transform((map): Record<string, z.output<Element>> => Object.fromEntries(map))
    .prefault(() => new Map())
}
