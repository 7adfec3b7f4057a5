import { z } from 'zod'

/** The unit of every number schema that {@link inUnit} made. */
export const units = z.registry<{ unit: string }>()

/** A whole number of something, written without its unit. */
export function inUnit(unit: string) {
  return z.int().register(units, { unit })
}
