import { z } from 'zod'

/** A name that a user gives: not empty, no NUL (nomad/structs: `Job.Validate`, `TaskGroup.Validate`). */
export const label = z
  .string()
  .min(1)
  .regex(/^[^\0]*$/, 'must not contain a NUL character')
