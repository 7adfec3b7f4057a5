import type { Allocation } from './allocation.ts'
import { listPorts } from './allocation-ports.ts'

/**
 * What an allocation was planned from, as data: one that runs is another than a later plan asks for when theirs differ.
 * The decoded job without its other groups, its group without the count, the directory, and the addresses that its ports
 * are published on. Not what the node says of itself, which may change under a task that runs.
 */
export function definitionOf(allocation: Omit<Allocation, 'tasks'>): object {
  const { job, group, directory } = allocation
  return {
    job: { ...job, group: [] },
    group: { ...group, count: 0 },
    directory,
    addresses: listPorts(allocation).map(({ hostIp }) => hostIp),
  }
}
