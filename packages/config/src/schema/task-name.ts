import { z } from 'zod'

/**
 * What may begin the name of a container (moby `daemon/names`), with room for the allocation's id after it. The task's
 * folder is named after it too, beside `alloc` (nomad/structs `Task.Validate`).
 */
export const taskName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, {
    error: ({ input }) =>
      `must be of the letters a to z, digits, "_", "." and "-", beginning with a letter or digit, and is ${JSON.stringify(input)}`,
  })
  .refine((name) => name !== 'alloc', 'must not be "alloc", the name of the shared folder')
