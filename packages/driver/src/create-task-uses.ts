import type { Engine } from '@longshore/engine'
import type { Driver } from './driver.ts'
import { runExec } from './exec/run-exec.ts'
import { streamExec } from './exec/stream-exec.ts'
import type { KnownTasks } from './known-tasks.ts'
import { signalTask } from './signal-task.ts'
import type { StatsReader } from './stats/create-stats-reader.ts'

type TaskUses = Pick<Driver, 'signalTask' | 'taskStats' | 'execTask' | 'execTaskStreaming'>

interface UseEffects {
  engine: Engine
  stats: StatsReader
}

/** What is done with known tasks while they run. */
export function createTaskUses(tasks: KnownTasks, { engine, stats }: UseEffects): TaskUses {
  const containerOf = (taskId: string) => tasks.find(taskId).handle.containerId
  return {
    async signalTask(taskId, signalName) {
      await signalTask(engine, { containerId: containerOf(taskId), signalName })
    },
    taskStats(taskId, options) {
      const { handle, ended } = tasks.find(taskId)
      return stats.streamTaskStats(handle.containerId, { ...options, ended })
    },
    async execTask(taskId, command, options) {
      return runExec(engine, { containerId: containerOf(taskId), command }, options)
    },
    async execTaskStreaming(taskId, program, io) {
      return streamExec(engine, { ...program, containerId: containerOf(taskId) }, io)
    },
  }
}
