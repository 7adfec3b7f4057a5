import { z } from 'zod'

/** A name that a user gives. nomad/structs (`Job.Validate`, `TaskGroup.Validate`) refuses NUL alone. */
export const label = z
  .string()
  .min(1)
  .max(128)
  .regex(/^\P{Cc}*$/u, {
    error: ({ input }) => `must not contain a control character, and is ${JSON.stringify(input)}`,
  })
