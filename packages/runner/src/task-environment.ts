import type { Group, Job, Task } from '@longshore/config'
import type { TaskResources } from '@longshore/driver'
import { printCpuset } from '@longshore/isolation'
import { cleanVariableName, toPortEnvironment } from '@longshore/networking'
import type { Allocation } from './allocation.ts'
import { interpolate } from './interpolate.ts'
import type { Node } from './node.ts'
import { nodeValues } from './node-values.ts'

export interface TaskPlace {
  allocation: Omit<Allocation, 'tasks'>
  node: Node
  resources: TaskResources
}

/**
 * A task's whole environment: Nomad's variables (agent.md, *Job files*), then the task's own `env`, which wins.
 * References in values, and in the names of `env`, are replaced in the order in which Nomad does it: meta first, then env.
 */
export function taskEnvironment(
  task: Task,
  { allocation, node, resources }: TaskPlace,
): Record<string, string> {
  const { job, group, ports } = allocation
  const known: Record<string, string> = {
    NOMAD_ALLOC_DIR: '/alloc',
    NOMAD_TASK_DIR: '/local',
    NOMAD_SECRETS_DIR: '/secrets',
    NOMAD_MEMORY_LIMIT: String(resources.memoryMib),
    ...(resources.memoryMaxMib > 0 && { NOMAD_MEMORY_MAX_LIMIT: String(resources.memoryMaxMib) }),
    NOMAD_CPU_LIMIT: String(resources.cpuMhz),
    ...(resources.cores.length > 0 && { NOMAD_CPU_CORES: printCpuset(resources.cores) }),
    NOMAD_ALLOC_ID: allocation.id,
    NOMAD_SHORT_ALLOC_ID: allocation.id.slice(0, 8),
    NOMAD_ALLOC_NAME: allocation.name,
    NOMAD_ALLOC_INDEX: String(allocation.index),
    NOMAD_GROUP_NAME: group.name,
    NOMAD_TASK_NAME: task.name,
    NOMAD_JOB_ID: job.id,
    NOMAD_JOB_NAME: job.name,
    NOMAD_DC: node.datacenter,
    NOMAD_REGION: node.region,
    NOMAD_NAMESPACE: job.namespace,
    ...toPortEnvironment({
      groupPorts: ports.group,
      taskPorts: ports.tasks,
      portMap: task.config.port_map,
      taskName: task.name,
    }),
  }
  const env = new Map(Object.entries(known))
  const values = new Map([...nodeValues(node), ...env])
  const added = [...Object.entries(metaVariables(job, group, task)), ...Object.entries(task.env)]
  for (const [written, text] of added) {
    const [name, value] = [interpolate(written, values), interpolate(text, values)]
    env.set(name, value)
    values.set(name, value)
  }
  return Object.fromEntries(env)
}

/** `NOMAD_META_<key>`, as written and in upper case; the task's value wins over the group's, that over the job's. */
function metaVariables(job: Job, group: Group, task: Task): Record<string, string> {
  const meta = { ...job.meta, ...group.meta, ...task.meta }
  return Object.fromEntries(
    Object.entries(meta).flatMap(([key, value]) =>
      [key.toUpperCase(), key].map((name) => [cleanVariableName(`NOMAD_META_${name}`), value]),
    ),
  )
}
