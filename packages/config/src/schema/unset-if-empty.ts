import type { z } from 'zod'

/** An optional string where `""` means the same as none, as in Nomad. */
export function unsetIfEmpty(schema: z.ZodString) {
  return schema.transform((value) => value || undefined).optional()
}
