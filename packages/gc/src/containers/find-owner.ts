import type { ContainerSummary } from '@longshore/engine'

/**
 * Whose a container is by its owner labels. `ours` are what all of our containers carry; without any label nothing is
 * ours. `nobody`: it has none of these labels; `other`: it has one, with another's value.
 */
export function findOwner(
  { labels }: Pick<ContainerSummary, 'labels'>,
  ours: Record<string, string>,
): 'us' | 'other' | 'nobody' {
  const entries = Object.entries(ours)
  if (!entries.some(([key]) => Object.hasOwn(labels, key))) return 'nobody'
  return entries.every(([key, value]) => labels[key] === value) ? 'us' : 'other'
}
