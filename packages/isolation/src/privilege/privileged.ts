import { LongshoreError } from '@longshore/errors'

/**
 * `privileged` is the operator's to allow: driver.md §4.3.
 *
 * @throws LongshoreError `PRIVILEGED_NOT_ALLOWED`
 */
export function toPrivileged(
  { privileged = false }: { privileged?: boolean },
  { allow_privileged = false }: { allow_privileged?: boolean },
): { Privileged?: true } {
  if (!privileged) return {}
  if (allow_privileged) return { Privileged: true }
  throw new LongshoreError(
    'PRIVILEGED_NOT_ALLOWED',
    'privileged = true asks for a privileged container, which this agent does not allow.',
    { hint: 'Take it out, or have the operator set allow_privileged = true.' },
  )
}
