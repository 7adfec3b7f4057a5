import type { ContainerSummary } from '@longshore/engine'

/**
 * Who uses the image of a container of this agent, as the driver counts it: the task's id `<allocId>/<task>`; for what is no
 * task's, such as a group's network, its name. Undefined for a container that does not carry all `labels`.
 */
export function ownerOfContainer(
  container: Pick<ContainerSummary, 'name' | 'labels'>,
  labels: Record<string, string>,
): string | undefined {
  if (Object.entries(labels).some(([key, value]) => container.labels[key] !== value))
    return undefined
  const allocId = container.labels['com.hashicorp.nomad.alloc_id'] ?? ''
  const suffix = `-${allocId}`
  if (allocId === '' || !container.name.endsWith(suffix)) return container.name
  return `${allocId}/${container.name.slice(0, -suffix.length)}`
}
