import { collectOutput } from './output/collect-output.ts'
import type { StartEffects, StartOptions } from './start-effects.ts'
import type { TaskHandle } from './task-handle.ts'
import type { RunningTask } from './task-record.ts'

/**
 * Takes up a task that an earlier process started, by what was kept of it (driver.md §6, *recover*). Does not wait for the
 * engine: how the task stands, and what it wrote meanwhile, is found out when that answers.
 */
export function recoverTask(
  handle: TaskHandle,
  effects: Pick<
    StartEffects,
    'engine' | 'connection' | 'exits' | 'cpusets' | 'imageUsers' | 'settings' | 'emit'
  >,
  { onOutput }: Pick<StartOptions, 'onOutput'> = {},
): RunningTask {
  const { exits, settings, emit } = effects
  const { output, containerId } = handle
  const watch = exits.watch(containerId)
  const found = watch
    .look()
    .then(() => emit('Recovered', `container ${handle.containerName} goes on`))
  const collecting = new AbortController()
  const { signal } = collecting
  const tell = (error: Error) => {
    if (!signal.aborted) emit('Driver', error.message)
  }
  takeIn(handle, effects).catch(tell)
  const sink = { delivery: settings.options.log_delivery, onOutput, signal }
  const outputStored = output
    ? collectOutput({ handle: { ...handle, output }, exited: watch.exited }, sink, effects)
        .then(({ stored }) => stored)
        .catch(tell)
    : Promise.resolve()
  return {
    ...{ handle, found, outputStored },
    exited: watch.exited,
    stopCollecting: () => collecting.abort(),
  }
}

async function takeIn(
  { taskId, containerId, imageId, cores, cpusetCpus }: TaskHandle,
  { cpusets, imageUsers }: Pick<StartEffects, 'cpusets' | 'imageUsers'>,
): Promise<void> {
  if (imageId !== undefined) await imageUsers?.use(imageId, taskId)
  await cpusets.enter({ id: taskId, cores, wish: cpusetCpus })
  await cpusets.created(taskId, containerId)
}
