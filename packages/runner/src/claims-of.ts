import type { StoredAllocation } from './stored-allocation.ts'

/** What is asked of a container to know whose it is. */
export interface LabelledContainer {
  id: string
  labels: Readonly<Record<string, string>>
}

/**
 * Whether a container is one that these allocations will take up or see to: one that they have the handle of, and any
 * of an allocation that has meant to start something whose handle was not stored.
 */
export function claimsOf(
  allocations: readonly StoredAllocation[],
): (container: LabelledContainer) => boolean {
  const handles = new Set<string>()
  const open = new Set<string>()
  for (const { id, network, tasks } of allocations)
    for (const life of [network, ...Object.values(tasks)]) {
      if (life?.handle) handles.add(life.handle.containerId)
      else if (life && !life.verdict) open.add(id)
    }
  return ({ id, labels }) =>
    handles.has(id) || open.has(labels['com.hashicorp.nomad.alloc_id'] ?? '')
}
