import { hasCode } from '@longshore/errors'
import { z } from 'zod'
import { parseDuration } from '../parse-duration.ts'
import { explain } from './explanation.ts'
import { typeNames } from './type-names.ts'

/** As `time.ParseDuration` reads it, for editors. */
const PATTERN = '^\\+?(0|([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+$'

/** The longest wait that a timer of Node can do, in milliseconds: a longer one would end after 1 ms. */
const LONGEST = 2 ** 31 - 1

const TOO_LONG = 'be at most 596h31m23.647s (24.8 days)'

/** A duration as users write it (`"30s"`), in milliseconds once read. It may be neither negative nor above 24.8 days. */
export const duration = durationFrom('0s')

/** A {@link duration} of at least `shortest`. */
export function durationFrom(shortest: string) {
  const least = parseDuration(shortest)
  const text = z.string().meta({ pattern: PATTERN }).register(typeNames, { typeName: 'duration' })
  return text.transform((value, context) => {
    try {
      const milliseconds = parseDuration(value)
      if (milliseconds >= least && milliseconds <= LONGEST) return milliseconds
      const rule = milliseconds < least ? tooShort(least, shortest) : TOO_LONG
      context.addIssue({ code: 'custom', message: `must ${rule}, and is ${JSON.stringify(value)}` })
    } catch (error) {
      if (!hasCode(error, 'DURATION_INVALID')) throw error
      context.addIssue({ code: 'custom', message: explain(error.message, error.hint ?? '') })
    }
    return z.NEVER
  })
}

function tooShort(least: number, shortest: string): string {
  return least === 0 ? 'not be negative' : `be at least ${shortest}`
}
