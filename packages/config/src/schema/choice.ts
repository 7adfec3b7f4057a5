import { nearestName } from '@longshore/hcl'
import { z } from 'zod'
import { explain } from './explanation.ts'

/** One of a few words; `others` says what about the words that Nomad knows besides. */
export function choice<const Words extends readonly [string, ...string[]]>(
  words: Words,
  others?: string,
) {
  const wanted = words.map((word) => `"${word}"`).join(' or ')
  return z.enum(words, {
    error: ({ input }) => {
      const predicate = `must be ${wanted}, and is ${JSON.stringify(input)}`
      const nearest = nearestName(String(input), words)
      const hint = nearest ? `did you mean "${nearest}"?` : others
      return hint ? explain(predicate, hint) : predicate
    },
  })
}
