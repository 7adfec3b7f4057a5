import type { Driver } from './driver.ts'
import { findStartedTask } from './find-started-task.ts'
import { findTask } from './find-task.ts'
import type { KnownTasks } from './known-tasks.ts'
import { recoverTask } from './recover-task.ts'
import type { StartEffects, StartOptions } from './start-effects.ts'
import { startTask } from './start-task.ts'
import { describeExit, toTaskExit } from './task-exit.ts'
import type { TaskHandle } from './task-handle.ts'
import { type RunningTask, toTaskRecord } from './task-record.ts'
import { toAdoptedHandle } from './to-task-handle.ts'

type TaskStarts = Pick<
  Driver,
  'startTask' | 'recoverTask' | 'adoptTask' | 'findTask' | 'findStartedTask'
>

/** How tasks become known: started by this process, or taken up from another. */
export function createTaskStarts(
  tasks: KnownTasks,
  effectsFor: (taskId: string) => StartEffects,
): TaskStarts {
  function keep(task: RunningTask): void {
    const { taskId } = task.handle
    const { cpusets, emit } = effectsFor(taskId)
    tasks.add(toTaskRecord(task))
    void task.exited.then((exit) => {
      cpusets
        .leave(taskId)
        .catch((error: Error) => emit('Driver', `Could not free its cores: ${error.message}`))
      emit('Terminated', describeExit(toTaskExit(exit)))
    })
  }

  async function takeUp(
    handle: TaskHandle,
    options?: Pick<StartOptions, 'onOutput'>,
  ): Promise<void> {
    tasks.refuseKnown(handle.taskId)
    keep(recoverTask(handle, effectsFor(handle.taskId), options))
  }

  return {
    async startTask(task, options) {
      tasks.refuseKnown(task.id)
      const started = await startTask(task, effectsFor(task.id), options)
      keep(started)
      return started.handle
    },
    recoverTask: takeUp,
    adoptTask: (task, containerId, options) =>
      takeUp(toAdoptedHandle(task, containerId, effectsFor(task.id).settings), options),
    findTask: (task) => findTask(task, effectsFor(task.id)),
    findStartedTask: (task) => findStartedTask(task, effectsFor(task.id)),
  }
}
