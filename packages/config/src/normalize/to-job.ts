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
    network: { ...group.network, port: group.network.port.map(toPort) },
    task: group.task.map((task) => toTask(task, restart)),
  }
}

function toTask({ port: ports, ...task }: TaskOptions, ofGroup: RestartPolicy): Task {
  const { network } = task.resources
  const port = [...ports, ...network.port].map(toPort)
  return {
    ...task,
    restart: mergeRestartPolicy(ofGroup, task.restart),
    resources: { ...task.resources, network: { ...network, port } },
  }
}

/** `to` as it was written, where -1 stands for the host's port: the same as unset. */
function toPort({ to, ...rest }: Port): Port {
  return to === undefined || to === -1 ? rest : { ...rest, to }
}
