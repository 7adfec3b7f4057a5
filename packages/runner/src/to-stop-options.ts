import type { Task } from '@longshore/config'
import type { StopOptions } from '@longshore/driver'

/** How a task is told to end. */
export function toStopOptions(task: Pick<Task, 'kill_timeout' | 'kill_signal'>): StopOptions {
  return { timeoutMs: task.kill_timeout, signalName: task.kill_signal }
}
