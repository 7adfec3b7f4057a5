import { hasCode } from '@longshore/errors'
import { z } from 'zod'
import { parseDuration } from '../parse-duration.ts'
import { explain } from './explanation.ts'

/** The longest wait that a timer of Node can do, in milliseconds: a longer one would end after 1 ms. */
const LONGEST = 2 ** 31 - 1

/** A duration as users write it (`"30s"`), in milliseconds once read. It may be neither negative nor above 24.8 days. */
export const duration = z.string().transform((text, context) => {
  try {
    const milliseconds = parseDuration(text)
    if (milliseconds >= 0 && milliseconds <= LONGEST) return milliseconds
    const rule = milliseconds < 0 ? 'not be negative' : 'be at most 596h31m23.647s (24.8 days)'
    context.addIssue({ code: 'custom', message: `must ${rule}, and is ${JSON.stringify(text)}` })
  } catch (error) {
    if (!hasCode(error, 'DURATION_INVALID')) throw error
    context.addIssue({ code: 'custom', message: explain(error.message, error.hint ?? '') })
  }
  return z.NEVER
})
