import type {
  Group,
  GroupOptions,
  Job,
  JobOptions,
  Port,
  RestartPolicy,
  Task,
  TaskOptions,
} from './job.ts'
import { groupRestartPolicy, mergeRestartPolicy } from './restart-policy.ts'

/** Fills in what follows from other options, and gives every task of 2015's form a group of its own. */
export function toJob({ task: tasks, ...job }: JobOptions): Job {
  const groups = [...tasks.map(toOwnGroup), ...job.group]
  return {
    ...job,
    name: job.name ?? job.id,
    group: groups.map((group) => toGroup(group, job.type)),
  }
}

function toOwnGroup(task: TaskOptions): GroupOptions {
  return { name: task.name, count: 1, meta: {}, network: { port: [] }, task: [task] }
}

function toGroup(group: GroupOptions, jobType: JobOptions['type']): Group {
  const restart = groupRestartPolicy(jobType, group.restart)
  return {
    ...group,
    restart,
    network: { ...group.network, port: group.network.port.map((port) => toPort(port)) },
    task: group.task.map((task) => toTask(task, restart)),
  }
}

function toTask({ port: ports, ...task }: TaskOptions, ofGroup: RestartPolicy): Task {
  const { network } = task.resources
  const { port_map } = task.config
  const port = [...ports, ...network.port].map((port) => toPort(port, port_map))
  return {
    ...task,
    restart: mergeRestartPolicy(ofGroup, task.restart),
    resources: { ...task.resources, network: { ...network, port } },
  }
}

/** `to` is what `port_map` says, else the port's own, where -1 stands for the host's. */
function toPort(port: Port, portMap: Record<string, number> = {}): Port {
  const { to, ...rest } = port
  const inside = Object.hasOwn(portMap, port.label) ? portMap[port.label] : to
  return inside === undefined || inside === -1 ? rest : { ...rest, to: inside }
}
