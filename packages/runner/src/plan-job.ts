import type { Group, Job, Port, Task } from '@longshore/config'
import { type PortAllocator, resolveHostNetwork } from '@longshore/networking'
import type { Allocation, AllocationPorts, PlannedTask } from './allocation.ts'
import { allocationDirectory, taskDirectory } from './allocation-paths.ts'
import { checkNetwork } from './check-network.ts'
import { checkPlacement } from './check-placement.ts'
import { interpolate, interpolateAll } from './interpolate.ts'
import type { Node } from './node.ts'
import { nodeValues } from './node-values.ts'
import { createCoreTaker } from './take-cores.ts'
import { taskEnvironment } from './task-environment.ts'
import { toTaskResources } from './task-resources.ts'

export interface PlanEffects {
  node: Node
  dataDir: string
  portAllocator: PortAllocator
  /** A new UUID. */
  newId: () => string
  signal?: AbortSignal
}

/**
 * What running the job on this node means, as data: its allocations with their ports, directories and the
 * configuration of every task. Only ports are taken, of the allocator, and stay taken.
 *
 * @throws LongshoreError `PLACEMENT_FAILED`, `PORT_IN_USE`, `PORTS_EXHAUSTED`; no port stays taken then.
 */
export async function planJob(job: Job, effects: PlanEffects): Promise<Allocation[]> {
  checkPlacement(job, effects.node)
  for (const group of job.group) checkNetwork(job, group)
  const takeCores = createCoreTaker(job, effects.node)
  const allocations: Allocation[] = []
  try {
    for (const group of job.group)
      for (let index = 0; index < group.count; index++)
        allocations.push(await planAllocation({ job, group, index, takeCores }, effects))
    return allocations
  } catch (error) {
    for (const { id } of allocations) effects.portAllocator.release(id)
    throw error
  }
}

interface Instance {
  job: Job
  group: Group
  index: number
  takeCores: (task: Task) => number[]
}

async function planAllocation(
  { job, group, index, takeCores }: Instance,
  effects: PlanEffects,
): Promise<Allocation> {
  const id = effects.newId()
  const cores = new Map(group.task.map((task) => [task.name, takeCores(task)]))
  const placed = {
    id,
    name: `${job.name}.${group.name}[${index}]`,
    index,
    job,
    group,
    directory: allocationDirectory(effects.dataDir, id),
    ports: await allocatePorts({ owner: id, group }, effects),
  }
  return {
    ...placed,
    tasks: group.task.map((task) =>
      planTask(task, { ...placed, cores: cores.get(task.name) ?? [] }, effects.node),
    ),
  }
}

/** All ports of an allocation in one call of the allocator: all or none. */
async function allocatePorts(
  { owner, group }: { owner: string; group: Group },
  { portAllocator, node, signal }: PlanEffects,
): Promise<AllocationPorts> {
  const owners = [group.network, ...group.task.map((task) => task.resources.network)]
  const toRequest = ({ host_network, ...port }: Port) => ({
    ...port,
    hostIp: resolveHostNetwork(host_network, {
      address: node.address,
      networks: node.hostNetworks,
    }),
  })
  const requests = owners.map((network) => network.port.map(toRequest))
  const allocated = await portAllocator.allocate(requests.flat(), {
    owner,
    hostIp: node.address,
    signal,
  })
  const [ofGroup = [], ...ofTasks] = requests.map(({ length }) => allocated.splice(0, length))
  return {
    group: ofGroup,
    tasks: Object.fromEntries(group.task.map(({ name }, index) => [name, ofTasks[index] ?? []])),
  }
}

type Placed = Omit<Allocation, 'tasks'> & { cores: number[] }

function planTask(spec: Task, { cores, ...allocation }: Placed, node: Node): PlannedTask {
  const { id, job, group, ports, directory } = allocation
  const resources = toTaskResources(spec, { cores, coreMhz: node.coreMhz })
  const env = taskEnvironment(spec, { allocation, node, resources })
  const values = new Map([...nodeValues(node), ...Object.entries(env)])
  return {
    spec,
    config: {
      id: `${id}/${spec.name}`,
      name: spec.name,
      allocId: id,
      job: { id: job.id, name: job.name, namespace: job.namespace, group: group.name },
      config: interpolateAll(spec.config, values),
      env,
      user: spec.user === undefined ? undefined : interpolate(spec.user, values),
      resources,
      ports: { group: ports.group, task: ports.tasks[spec.name] ?? [] },
      network: { groupDns: interpolateAll(group.network.dns, values) },
      directories: { allocation: directory, task: taskDirectory(directory, spec.name) },
      logs: spec.logs,
    },
  }
}
