import { z } from 'zod'

/** A value that the system reads up to its first NUL: an argument, a variable, a label, a user. */
export const text = z.string().refine((value) => !value.includes('\0'), {
  error: ({ input }) => `must not contain a NUL character, and is ${JSON.stringify(input)}`,
})
