import { LongshoreError } from '@longshore/errors'

/** What the operator did not allow, in the reference's words (driver.md §4.4). */
export function volumesNotEnabled(what: string, cause?: unknown): LongshoreError {
  return new LongshoreError('VOLUME_NOT_ALLOWED', `volumes are not enabled; ${what}.`, {
    hint: "Bind what is inside the allocation directory, by a path relative to the task's, or have the operator set volumes { enabled = true }.",
    cause,
  })
}

/** What was right when it was checked, and is no more. */
export function volumeChanged(what: string): LongshoreError {
  return new LongshoreError('VOLUME_CHANGED', `volumes are not enabled; ${what}.`, {
    hint: 'A task of the allocation replaced it. Have tasks leave alone what others bind.',
  })
}

/** What nobody could mean. */
export function volumeInvalid(written: string, reason: string, hint: string): LongshoreError {
  return new LongshoreError('VOLUME_INVALID', `${written} ${reason}.`, { hint })
}
