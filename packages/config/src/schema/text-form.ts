import { nearestName } from '@longshore/hcl'
import { explain } from './explanation.ts'
import { text } from './text.ts'

interface Form {
  isValid(text: string): boolean
  /** What it must be: `must be an IP address`. */
  must: string
  /** What to write instead. */
  hint?: string
}

/**
 * A string of a certain form. `""` passes, because it means the same as none; so does one with a reference (`${…}`), which
 * is known only when the task starts.
 */
export function textForm({ isValid, must, hint }: Form) {
  return text.refine((value) => isOpen(value) || isValid(value), {
    error: ({ input }) => {
      const predicate = `${must}, and is ${JSON.stringify(input)}`
      return hint === undefined ? predicate : explain(predicate, hint)
    },
  })
}

/** One of a few words, or what {@link textForm} lets pass besides. */
export function oneOf(words: readonly [string, ...string[]]) {
  const wanted = words.map((word) => `"${word}"`).join(' or ')
  return text
    .refine((value) => isOpen(value) || words.includes(value), {
      error: ({ input }) => {
        const predicate = `must be ${wanted}, and is ${JSON.stringify(input)}`
        const nearest = nearestName(String(input), words)
        return nearest ? explain(predicate, `did you mean "${nearest}"?`) : predicate
      },
    })
    .meta({ enum: ['', ...words] })
}

function isOpen(value: string): boolean {
  return value === '' || value.includes('${')
}
