import type { ContainerSummary } from '@longshore/engine'

/** A container as the engine lists it. */
export function container(id: string, change: Partial<ContainerSummary> = {}): ContainerSummary {
  return {
    id,
    name: `name-${id}`,
    imageId: 'sha256:1',
    labels: { 'dev.longshore.agent': 'a1' },
    status: 'running',
    running: true,
    mounts: [],
    hostPorts: [],
    createdAt: 0,
    ...change,
  }
}
