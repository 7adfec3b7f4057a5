import { z } from 'zod'

/** A schema without what is around it: defaults, transformations, descriptions. */
export interface Unwrapped {
  base: z.core.$ZodTypes
  description: string
  /** As a file would have it, not as it comes out; `undefined` for none. */
  fallback: unknown
  isRequired: boolean
}

export function unwrap(schema: z.core.$ZodType): Unwrapped {
  const own = z.globalRegistry.get(schema)?.description
  const inner = unwrapOnce(schema as z.core.$ZodTypes)
  return {
    ...inner,
    description: own ?? inner.description,
    isRequired: schema._zod.optin === undefined,
  }
}

function unwrapOnce(schema: z.core.$ZodTypes): Unwrapped {
  const { def } = schema._zod
  switch (def.type) {
    case 'optional':
      return unwrap(def.innerType)
    case 'default':
    case 'prefault':
      return { ...unwrap(def.innerType), fallback: def.defaultValue }
    case 'pipe':
      return unwrap(def.in)
    default:
      return { base: schema, description: '', fallback: undefined, isRequired: true }
  }
}
