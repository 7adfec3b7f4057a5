import { hasCode } from '@longshore/errors'
import { z } from 'zod'
import { parseDuration } from '../parse-duration.ts'
import { explain } from './explanation.ts'

/** A duration as users write it (`"30s"`), in milliseconds once read. It may not be negative. */
export const duration = z.string().transform((text, context) => {
  try {
    const milliseconds = parseDuration(text)
    if (milliseconds >= 0) return milliseconds
    context.addIssue({
      code: 'custom',
      message: `must not be negative, and is ${JSON.stringify(text)}`,
    })
  } catch (error) {
    if (!hasCode(error, 'DURATION_INVALID')) throw error
    context.addIssue({ code: 'custom', message: explain(error.message, error.hint ?? '') })
  }
  return z.NEVER
})
