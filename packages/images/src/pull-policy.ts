import type { ImageReference } from '@longshore/registry-auth'

/** As `docker run --pull`: when an image is pulled. */
export type PullPolicy = 'missing' | 'always' | 'never'

export interface PullWish {
  pullPolicy?: PullPolicy
  forcePull?: boolean
}

/** The policy that holds for an image, by driver.md §3. A digest says exactly which image is meant: never `latest`. */
export function toPullPolicy(
  { tag, digest }: ImageReference,
  { pullPolicy, forcePull = false }: PullWish,
): PullPolicy {
  if (pullPolicy) return pullPolicy
  return forcePull || (tag === 'latest' && digest === undefined) ? 'always' : 'missing'
}
