import type { z } from 'zod'

/**
 * zod's own issues as predicates (`must be at least 1, and is 0`), for use as the `error` of a parse. The decoder has
 * checked types before: of those, only fractions are left.
 */
export function toPredicate(issue: z.core.$ZodRawIssue): string {
  const found = `and is ${JSON.stringify(issue.input)}`
  switch (issue.code) {
    case 'invalid_type':
      return `must be a whole number, ${found}`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'must not be empty'
        : `must be at least ${issue.minimum}, ${found}`
    case 'too_big':
      return issue.origin === 'string'
        ? `must be at most ${issue.maximum} characters long`
        : `must be at most ${issue.maximum}, ${found}`
    default:
      return `is not valid (${issue.code})`
  }
}
