import { z } from 'zod'

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'OFF']

/** In any case; upper case once read. */
export const logLevel = z
  .string()
  .refine((level) => LEVELS.includes(level.toUpperCase()), {
    error: ({ input }) => `must be one of ${LEVELS.join(', ')}, and is ${JSON.stringify(input)}`,
  })
  .transform((level) => level.toUpperCase())
