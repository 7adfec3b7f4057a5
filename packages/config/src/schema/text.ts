import { z } from 'zod'

/** A value that the system reads up to its first NUL: a variable of the environment, a label. */
export const text = z.string().regex(/^[^\0]*$/, {
  error: ({ input }) => `must not contain a NUL character, and is ${JSON.stringify(input)}`,
})
