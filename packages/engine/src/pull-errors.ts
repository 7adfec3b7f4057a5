import { LongshoreError } from '@longshore/errors'
import { toEngineError } from './engine-errors.ts'

const notFound =
  /manifest unknown|no matching manifest|manifest .* not found|repository does not exist|name unknown/i
const denied =
  /no basic auth credentials|unauthorized|authentication required|access denied|denied: |forbidden/i
const unreachable =
  /dial tcp|no such host|connection (refused|reset)|timeout|deadline exceeded|\bEOF\b|x509:|HTTP response to HTTPS client/i

/**
 * The error of a pull. A registry's failure comes through the engine as words, with a status (404 or 500) before the
 * progress has begun and with none after, so the words decide.
 */
export function toPullError(reference: string, text: string, status?: number): LongshoreError {
  if (status === 404 || notFound.test(text))
    return new LongshoreError('IMAGE_NOT_FOUND', `There is no image ${reference}: ${text}`, {
      hint: 'Correct its name or tag; if its repository is private, give credentials for it.',
    })
  if (denied.test(text))
    return new LongshoreError('REGISTRY_DENIED', `The registry refused ${reference}: ${text}`, {
      hint: 'Give credentials that may pull this image.',
      recoverable: true,
    })
  if (unreachable.test(text))
    return new LongshoreError(
      'REGISTRY_UNREACHABLE',
      `The registry of ${reference} does not answer: ${text}`,
      { hint: 'Start the registry, or correct the image name.', recoverable: true },
    )
  return toEngineError({ doing: `pull the image ${reference}`, status, text })
}
