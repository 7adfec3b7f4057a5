import type { ContainerSummary } from '@longshore/engine'

const allocationLabels = ['com.hashicorp.nomad.alloc_id', 'com.hashicorp.nomad.allocation_id']
const taskMounts = ['/alloc', '/local', '/secrets']
const endsInUuid = /-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Whether a Nomad task runs in it: by its label, or, as older drivers set none, by its name (`{task}-{allocId}`) and
 * what it mounts. Spec: driver.md §7.
 */
export function looksLikeATask({ name, labels, mounts }: ContainerSummary): boolean {
  if (allocationLabels.some((label) => Object.hasOwn(labels, label))) return true
  return endsInUuid.test(name) && taskMounts.every((path) => mounts.includes(path))
}
