import type { ImageInfo } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'

export function toTimeoutError(name: string, limitMs: number): LongshoreError {
  return new LongshoreError(
    'PULL_TIMEOUT',
    `The pull of ${name} is not complete after ${limitMs / 1000} s.`,
    { hint: 'Raise image_pull_timeout, or look at the way to the registry.', recoverable: true },
  )
}

export function toStallError(name: string, limitMs: number): LongshoreError {
  return new LongshoreError(
    'PULL_STALLED',
    `The pull of ${name} has made no progress for ${limitMs / 1000} s.`,
    { hint: 'Look at the registry and the way to it.', recoverable: true },
  )
}

export function toGoneError(name: string, cause: LongshoreError): LongshoreError {
  return new LongshoreError('PULL_FAILED', `The image ${name} is not there after its pull.`, {
    hint: 'Try again; see that nothing else removes images while tasks start.',
    cause,
    recoverable: true,
  })
}

export function toDigestError(name: string, found: readonly string[]): LongshoreError {
  return new LongshoreError(
    'IMAGE_DIGEST_MISMATCH',
    `The pull of ${name} gave another image: ${found.join(', ') || 'one without a digest'}`,
    { hint: 'Correct the digest, or look at the registry.', recoverable: true },
  )
}

/** The code is that of a list of platforms in which the wanted one is missing, which the engine refuses itself. */
export function toPlatformError(
  name: string,
  platform: string | undefined,
  { os, architecture }: Pick<ImageInfo, 'os' | 'architecture'>,
): LongshoreError {
  return new LongshoreError(
    'IMAGE_NOT_FOUND',
    `There is no image ${name} for the platform ${platform}, only for ${os}/${architecture}.`,
    { hint: `Name an image for ${platform}, or another platform.` },
  )
}

export function toAbsentError(name: string): LongshoreError {
  return new LongshoreError(
    'IMAGE_NOT_PRESENT',
    `The engine does not have the image ${name}, and pull_policy is "never".`,
    { hint: 'Pull or load it on this machine, or write pull_policy = "missing".' },
  )
}
