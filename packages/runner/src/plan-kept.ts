import type { Job } from '@longshore/config'
import type { Allocation } from './allocation.ts'
import { portRequests } from './allocation-ports.ts'
import { checkNetwork } from './check-network.ts'
import { checkPlacement } from './check-placement.ts'
import { definitionOf } from './definition-of.ts'
import type { Node } from './node.ts'
import { allocationName, type Instance, planAllocation } from './plan-allocation.ts'
import type { StateStore } from './state-store.ts'
import type { StoredAllocation } from './stored-allocation.ts'

export interface KeptAllocations {
  /** Planned again, with the ids, ports and cores that they have. */
  kept: Allocation[]
  /** What the job does not ask for any more, or asks for otherwise, and what was being stopped: to be removed. */
  gone: StoredAllocation[]
}

/**
 * What of a run that ended half-way goes on as this job. Takes nothing and changes nothing.
 *
 * @throws LongshoreError as `planJob` does for a job that this node cannot run: before anything of what runs is touched.
 */
export async function planKept(
  job: Job,
  { node, dataDir, state }: { node: Node; dataDir: string; state: StateStore },
): Promise<KeptAllocations> {
  await checkPlacement(job, node)
  for (const group of job.group) checkNetwork(job, group)
  const wanted = new Map(
    job.group.flatMap((group) =>
      Array.from({ length: group.count }, (_, index) => {
        const name = allocationName(job, group, index)
        return [name, { name, job, group, index }]
      }),
    ),
  )
  const result: KeptAllocations = { kept: [], gone: [] }
  for (const stored of state.all()) {
    const instance = wanted.get(stored.name)
    const again = instance && planAgain(stored, instance, { node, dataDir })
    const isSame = again && state.digest(definitionOf(again)) === stored.definition
    if (isSame && stored.stoppingSince === undefined) result.kept.push(again)
    else result.gone.push(stored)
  }
  return result
}

/** Undefined where what it has is not what the job asks for, or not this node's. */
function planAgain(
  { id, ports: hostPorts, cores }: StoredAllocation,
  instance: Omit<Instance, 'id' | 'ports' | 'cores'>,
  { node, dataDir }: { node: Node; dataDir: string },
): Allocation | undefined {
  const requests = portRequests(instance.group, node)
  const ports = requests.flatMap(({ label, hostIp, to }, position) => {
    const hostPort = hostPorts[position]
    return hostPort === undefined
      ? []
      : [{ label, hostIp, hostPort, ...(to === undefined ? {} : { to }) }]
  })
  const areCoresHere = cores.flat().every((core) => node.cores.includes(core))
  if (ports.length !== requests.length || !areCoresHere) return undefined
  return planAllocation({ ...instance, id, ports, cores }, { node, dataDir })
}
