import type { Group, Job } from '@longshore/config'
import type { PortAllocator } from '@longshore/networking'
import type { Allocation } from './allocation.ts'
import { portRequests } from './allocation-ports.ts'
import { checkNetwork } from './check-network.ts'
import { checkPlacement } from './check-placement.ts'
import type { Node } from './node.ts'
import { allocationName, planAllocation } from './plan-allocation.ts'
import { type CoreTaker, createCoreTaker } from './take-cores.ts'

export interface PlanEffects {
  node: Node
  dataDir: string
  portAllocator: PortAllocator
  /** A new UUID. */
  newId: () => string
  /** Allocations of the job that run already, of `planKept`; they are part of the plan as they are. */
  kept?: readonly Allocation[]
  signal?: AbortSignal
}

/**
 * What running the job on this node means, as data: its allocations with their ports, directories and the
 * configuration of every task. Only ports are taken, of the allocator, and stay taken.
 *
 * @throws LongshoreError `PLACEMENT_FAILED`, `PORT_IN_USE`, `PORTS_EXHAUSTED`; no port stays taken then but those of
 * allocations that were kept.
 */
export async function planJob(job: Job, effects: PlanEffects): Promise<Allocation[]> {
  const { node, kept = [] } = effects
  await checkPlacement(job, node)
  for (const group of job.group) checkNetwork(job, group)
  const takeCores = createCoreTaker(job, node, kept)
  const planned: Allocation[] = []
  try {
    for (const group of job.group)
      for (let index = 0; index < group.count; index++) {
        const name = allocationName(job, group, index)
        planned.push(
          kept.find((allocation) => allocation.name === name) ??
            (await planNew({ name, job, group, index, takeCores }, effects)),
        )
      }
    return planned
  } catch (error) {
    for (const allocation of planned)
      if (!kept.includes(allocation)) effects.portAllocator.release(allocation.id)
    throw error
  }
}

interface NewInstance {
  name: string
  job: Job
  group: Group
  index: number
  takeCores: CoreTaker
}

/** All ports of an allocation are had in one call of the allocator: all or none. */
async function planNew(
  { takeCores, ...instance }: NewInstance,
  effects: PlanEffects,
): Promise<Allocation> {
  const { node, portAllocator, newId, signal } = effects
  const { group } = instance
  const id = newId()
  const cores = group.task.map(takeCores)
  const options = { owner: id, hostIp: node.address, signal }
  const ports = await portAllocator.allocate(portRequests(group, node), options)
  return planAllocation({ ...instance, id, ports, cores }, effects)
}
