import type { Group, Job, Task } from '@longshore/config'
import type { PortAllocator } from '@longshore/networking'
import type { Allocation, AllocationPorts, PlannedTask } from './allocation.ts'
import { allocationDirectory, taskDirectory } from './allocation-paths.ts'
import { checkPlacement } from './check-placement.ts'
import { interpolate, interpolateAll } from './interpolate.ts'
import type { Node } from './node.ts'
import { nodeValues } from './node-values.ts'
import { taskEnvironment } from './task-environment.ts'

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
  const allocations: Allocation[] = []
  try {
    for (const group of job.group)
      for (let index = 0; index < group.count; index++)
        allocations.push(await planAllocation({ job, group, index }, effects))
    return allocations
  } catch (error) {
    for (const { id } of allocations) effects.portAllocator.release(id)
    throw error
  }
}

async function planAllocation(
  { job, group, index }: { job: Job; group: Group; index: number },
  effects: PlanEffects,
): Promise<Allocation> {
  const id = effects.newId()
  const placed = {
    id,
    name: `${job.name}.${group.name}[${index}]`,
    index,
    job,
    group,
    directory: allocationDirectory(effects.dataDir, id),
    ports: await allocatePorts({ owner: id, group }, effects),
  }
  return { ...placed, tasks: group.task.map((task) => planTask(task, placed, effects.node)) }
}

/** All ports of an allocation in one call of the allocator: all or none. */
async function allocatePorts(
  { owner, group }: { owner: string; group: Group },
  { portAllocator, node, signal }: PlanEffects,
): Promise<AllocationPorts> {
  const owners = [group.network, ...group.task.map((task) => task.resources.network)]
  const requests = owners.map((network) => network?.port ?? [])
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

function planTask(spec: Task, allocation: Omit<Allocation, 'tasks'>, node: Node): PlannedTask {
  const env = taskEnvironment(spec, allocation, node)
  const values = new Map([...nodeValues(node), ...Object.entries(env)])
  return {
    spec,
    config: {
      id: `${allocation.id}/${spec.name}`,
      name: spec.name,
      allocId: allocation.id,
      config: interpolateAll(spec.config, values),
      env,
      user: spec.user === undefined ? undefined : interpolate(spec.user, values),
      resources: {
        cpuMhz: spec.resources.cpu,
        cores: [],
        memoryMib: spec.resources.memory,
        memoryMaxMib: spec.resources.memory_max,
      },
      ports: { group: allocation.ports.group, task: allocation.ports.tasks[spec.name] ?? [] },
      directories: {
        allocation: allocation.directory,
        task: taskDirectory(allocation.directory, spec.name),
      },
      logs: spec.logs,
    },
  }
}
