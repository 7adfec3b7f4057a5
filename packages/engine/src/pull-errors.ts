import { LongshoreError } from '@longshore/errors'
import type { RegistryAuth } from './image-types.ts'
import { parseRetryAfter, RateLimitError } from './rate-limit-error.ts'
import { longestRead, redactText } from './redact-text.ts'

const noSpace = /no space left on device|disk quota exceeded|not enough space on the disk/i
const rateLimited = /toomanyrequests|too many requests|HTTP 429|rate exceeded/i
const mismatch =
  /(layer|manifest|config) verification failed for digest|unexpected commit (digest|size)|digest mismatch/i
const notFoundOrDenied = /repository does not exist or may require/i
const notFound = /manifest unknown|no matching manifest|manifest .* not found|name unknown/i
const denied =
  /no basic auth credentials|unauthorized|authentication required|access denied|resource is denied|(^|: )denied(: |$)|forbidden|HTTP 40[13]\b|insufficient_scope|incorrect username or password/i
const unreachable =
  /dial tcp|no such host|connection (refused|reset)|timeout|deadline exceeded|\bEOF\b|x509:|HTTP response to HTTPS client|unexpected HTTP status: 5|5\d\d (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Timeout)/i

export interface PullFailure {
  reference: string
  auth?: RegistryAuth
  /** The engine's own words. */
  text: string
  /** The HTTP status; none for an error inside the progress. */
  status?: number
}

/**
 * The error of a pull. A registry's failure comes through the engine as words, with a status (404 or 500) before the
 * progress has begun and with none after, so the words decide. They come from moby's and containerd's sources and from
 * an engine that pulls from a registry that fails.
 */
export function toPullError({ reference, auth, status, text: said }: PullFailure): LongshoreError {
  const as = auth ? `, with the credentials of ${auth.source}` : ''
  const tail = `${as}: ${redactText(said, auth?.header)}`
  const text = said.slice(0, longestRead)
  if (noSpace.test(text)) return noSpaceError(`pull the image ${reference}${tail}`)
  if (rateLimited.test(text))
    return new RateLimitError(
      `The registry of ${reference} limits how often it is asked${tail}`,
      parseRetryAfter(text),
    )
  if (mismatch.test(text))
    return new LongshoreError(
      'IMAGE_DIGEST_MISMATCH',
      `What the registry sent for ${reference} is not what it announced${tail}`,
      { hint: 'Try again; if it goes on, push the image again.', recoverable: true },
    )
  // Said of both: with credentials the repository is taken to exist, without to be missing.
  const refused = notFoundOrDenied.test(text) && auth !== undefined
  if (!refused && (status === 404 || notFound.test(text) || notFoundOrDenied.test(text)))
    return new LongshoreError('IMAGE_NOT_FOUND', `There is no image ${reference}${tail}`, {
      hint: 'Correct its name or tag; if its repository is private, give credentials for it.',
    })
  if (refused || denied.test(text))
    return new LongshoreError('REGISTRY_DENIED', `The registry refused ${reference}${tail}`, {
      hint: 'Give credentials that may pull this image.',
      recoverable: true,
    })
  if (unreachable.test(text))
    return new LongshoreError(
      'REGISTRY_UNREACHABLE',
      `The registry of ${reference} does not answer as it should${tail}`,
      { hint: 'Start the registry, or correct the image name.', recoverable: true },
    )
  return new LongshoreError('PULL_FAILED', `Cannot pull the image ${reference}${tail}`, {
    hint: "Try again; if it fails again, look into the engine's and the registry's logs.",
    recoverable: true,
  })
}

/** The error of an archive that is loaded. */
export function toLoadError({ text }: { text: string }): LongshoreError {
  if (noSpace.test(text)) return noSpaceError(`load the archive: ${text}`)
  return new LongshoreError('IMAGE_LOAD_FAILED', `Cannot load the archive: ${text}`, {
    hint: 'Make the archive with `docker save`.',
    recoverable: true,
  })
}

function noSpaceError(doing: string): LongshoreError {
  return new LongshoreError('ENGINE_NO_SPACE', `The engine's disk is full. Cannot ${doing}`, {
    hint: 'Free space on the disk of the engine, such as with `docker system prune`.',
    recoverable: true,
  })
}
