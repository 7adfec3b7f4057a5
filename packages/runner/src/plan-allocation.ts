import type { Group, Job, Task } from '@longshore/config'
import type { AllocatedPort } from '@longshore/networking'
import type { Allocation, PlannedTask } from './allocation.ts'
import { allocationDirectory, taskDirectory } from './allocation-paths.ts'
import { toAllocationPorts } from './allocation-ports.ts'
import { interpolate, interpolateAll } from './interpolate.ts'
import type { Node } from './node.ts'
import { nodeValues } from './node-values.ts'
import { taskEnvironment } from './task-environment.ts'
import { toTaskResources } from './task-resources.ts'

/** One instance of a group, with all that is handed out. */
export interface Instance {
  id: string
  name: string
  job: Job
  group: Group
  index: number
  /** In the order of `portRequests`. */
  ports: readonly AllocatedPort[]
  /** Those of each task's own, in the order of the job file. */
  cores: readonly (readonly number[])[]
}

/** What running it on this node means, as data. */
export function planAllocation(
  { ports, cores, ...instance }: Instance,
  { node, dataDir }: { node: Node; dataDir: string },
): Allocation {
  const { id, group } = instance
  const placed = {
    ...instance,
    directory: allocationDirectory(dataDir, id),
    ports: toAllocationPorts(group, ports),
  }
  const tasks = group.task.map((task, position) =>
    planTask(task, { ...placed, cores: cores[position] ?? [] }, node),
  )
  return { ...placed, tasks }
}

/** `<job>.<group>[<index>]` */
export function allocationName(job: Job, group: Group, index: number): string {
  return `${job.name}.${group.name}[${index}]`
}

type Placed = Omit<Allocation, 'tasks'> & { cores: readonly number[] }

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
