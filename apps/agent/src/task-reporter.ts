import type { TaskEvent } from '@longshore/driver'
import type { AllocatedPort } from '@longshore/networking'
import type { Allocation, TaskListener } from '@longshore/runner'
import { createLineSplitter, type LineSplitter } from './screen/line-splitter.ts'
import type { RunScreen } from './screen/run-screen.ts'

export interface TaskReporter extends TaskListener {
  onEvent(event: TaskEvent): void
}

/** Shows what the driver and the runner tell of tasks, under names that people know. */
export function createTaskReporter(screen: RunScreen, allocations: Allocation[]): TaskReporter {
  const names = displayNames(allocations)
  const nameOf = (taskId: string) => names.get(taskId) ?? taskId
  const splitters = new Map<string, LineSplitter>()

  for (const allocation of allocations) announce(allocation)

  function announce({ name, directory, ports, tasks }: Allocation): void {
    screen.heading(`Allocation ${name} in ${directory}`)
    const addresses = (list: AllocatedPort[]) =>
      list.map(({ label, hostIp, hostPort }) => `port ${label} at ${hostIp}:${hostPort}`)
    for (const text of addresses(ports.group)) screen.event(name, text)
    for (const { config } of tasks)
      for (const text of addresses(config.ports.task)) screen.event(nameOf(config.id), text)
  }

  function splitterOf(key: string): LineSplitter {
    const splitter = splitters.get(key) ?? createLineSplitter()
    splitters.set(key, splitter)
    return splitter
  }

  function endOutput(taskId: string): void {
    for (const stream of ['stdout', 'stderr'] as const)
      for (const line of splitters.get(`${stream} ${taskId}`)?.end() ?? [])
        screen.output(nameOf(taskId), stream, line)
  }

  return {
    onEvent({ taskId, type, message }) {
      if (type === 'Destroyed') endOutput(taskId)
      if (type !== 'Driver') screen.pullEnded(nameOf(taskId))
      screen.event(nameOf(taskId), type === 'Driver' ? message : `${type}: ${message}`)
    },
    onPullProgress: ({ config: { id, config } }, progress) =>
      screen.pull({ task: nameOf(id), image: config.image, progress }),
    onOutput({ config }, stream, chunk) {
      for (const line of splitterOf(`${stream} ${config.id}`).push(chunk))
        screen.output(nameOf(config.id), stream, line)
    },
    onRestart({ config }, message) {
      screen.pullEnded(nameOf(config.id))
      screen.event(nameOf(config.id), `Restarting: ${message}`)
    },
  }
}

/** A task's name, with the allocation's where there are several. */
function displayNames(allocations: Allocation[]): Map<string, string> {
  const entries = allocations.flatMap(({ name, tasks }) =>
    tasks.map(({ config }): [string, string] => [
      config.id,
      allocations.length === 1 ? config.name : `${name}/${config.name}`,
    ]),
  )
  return new Map(entries)
}
