import { LongshoreError } from '@longshore/errors'
import type { Driver } from './driver.ts'
import type { KnownTasks } from './known-tasks.ts'
import { orAborted } from './or-aborted.ts'
import { removeForGood } from './remove-for-good.ts'
import type { StartEffects } from './start-effects.ts'
import { describeStop, stopTask } from './stop-task.ts'
import { toTaskExit } from './task-exit.ts'

type TaskEnds = Pick<Driver, 'waitTask' | 'stopTask' | 'destroyTask'>

/** How known tasks end: by themselves, stopped, and destroyed. */
export function createTaskEnds(
  tasks: KnownTasks,
  effectsFor: (taskId: string) => Pick<StartEffects, 'engine' | 'settings' | 'imageUsers' | 'emit'>,
): TaskEnds {
  return {
    async waitTask(taskId, signal) {
      return toTaskExit(await orAborted(tasks.find(taskId).exited, signal))
    },

    async stopTask(taskId, options) {
      const task = tasks.find(taskId)
      const { engine, emit } = effectsFor(taskId)
      if (!task.exit) emit('Killing', describeStop(options))
      await stopTask(engine, { containerId: task.handle.containerId, ...task }, options)
      await task.exited
    },

    async destroyTask(taskId, { force = false } = {}) {
      const task = tasks.find(taskId)
      const { containerId, containerName, imageId } = task.handle
      const { engine, settings, imageUsers, emit } = effectsFor(taskId)
      if (!force && !task.exit)
        throw new LongshoreError('TASK_RUNNING', `task ${taskId} still runs`, {
          hint: 'Stop it first, or destroy it with force.',
        })
      if (!task.exit) await stopTask(engine, { containerId, ...task }, { timeoutMs: 0 })
      await task.exited
      await task.outputStored
      if (settings.options.gc.container) await removeForGood(engine, containerId)
      tasks.remove(taskId)
      if (imageId !== undefined) await imageUsers?.release(imageId, taskId)
      emit('Destroyed', `container ${containerName}`)
    },
  }
}
