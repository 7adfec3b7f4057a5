import { nearestName } from '@longshore/hcl'
import { explain } from '../explanation.ts'
import { mapOf } from '../map-of.ts'
import { text } from '../text.ts'
import { textForm } from '../text-form.ts'

/** `docker run --ulimit`; getrlimit(2). */
const LIMITS =
  'core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack'.split(
    ' ',
  )

const limitName = text.refine((name) => LIMITS.includes(name), {
  error: ({ input }) => {
    const nearest = nearestName(String(input), LIMITS)
    const hint = nearest ? `did you mean "${nearest}"?` : `Linux has ${LIMITS.join(', ')}`
    return explain('is not a resource limit', hint)
  },
})

const limit = textForm({
  isValid: (value) => {
    const [, soft, hard = soft] = /^(-1|\d+)(?::(-1|\d+))?$/.exec(value) ?? []
    if (soft === undefined) return false
    return hard === '-1' || (soft !== '-1' && Number(soft) <= Number(hard))
  },
  must: 'must be a soft limit and a hard one that is not below it',
  hint: 'write "2048:4096", or "4096" for both; -1 is unlimited',
}).min(1)

/** Resource limits by name: `"soft:hard"`, or one number for both. */
export const ulimit = mapOf(limit, limitName)
