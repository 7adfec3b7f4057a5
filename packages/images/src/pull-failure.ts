import { hasCode, LongshoreError } from '@longshore/errors'

/** What a failed pull means for a task: an engine that could not is another try away. All else stays as it is. */
export function toPullFailure(name: string, error: unknown): unknown {
  if (hasCode(error, 'ENGINE_FAILED', 'ENGINE_BAD_REQUEST')) return pullFailed(error.message, error)
  if (hasCode(error, 'ENGINE_NOT_FOUND'))
    return pullFailed(`The image ${name} is not there after its pull.`, error)
  return error
}

function pullFailed(message: string, cause: LongshoreError): LongshoreError {
  return new LongshoreError('IMAGE_PULL_FAILED', message, {
    hint: "Try again; if it fails again, look into the engine's and the registry's logs.",
    cause,
    recoverable: true,
  })
}
