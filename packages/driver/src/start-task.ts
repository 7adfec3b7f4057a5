import type { ContainerInfo } from '@longshore/engine'
import { removeTaskContainer } from '@longshore/gc'
import { buildContainer } from './build-container.ts'
import { createFromImage } from './create-from-image.ts'
import type { ExitWatch } from './exit-watcher.ts'
import type { StartEffects, StartOptions } from './start-effects.ts'
import { storeOutput } from './store-output.ts'
import type { TaskConfig } from './task-config.ts'

/** A task whose container has been started. */
export interface StartedTask {
  containerId: string
  containerName: string
  /** The container's address by network name; empty in networks without one. */
  addresses: Record<string, string>
  exited: ExitWatch['exited']
  /** Settles when the last output is stored. Never rejects. */
  outputStored: Promise<void>
  /** Ends the collection of output; what was read is still stored. */
  stopCollecting(): void
}

/**
 * Image, create, attach, start, inspect (driver.md §6). Attach comes before the start, so no output is missed.
 * Whatever fails after the create removes the container again. Create and start are not cut short by the signal:
 * a call given up half-way may have happened.
 */
export async function startTask(
  task: TaskConfig,
  effects: StartEffects,
  options: StartOptions = {},
): Promise<StartedTask> {
  const { engine, emit } = effects
  const request = buildContainer(task, effects.settings)
  const containerId = await createFromImage(request, task, effects, options)
  const watch = effects.exits.watch(containerId)
  const collecting = new AbortController()
  try {
    options.signal?.throwIfAborted()
    const output = await engine.attachContainer(containerId)
    const { onOutput } = options
    const { stored } = await storeOutput(output, task, {
      emit,
      onOutput,
      signal: collecting.signal,
    })
    await engine.startContainer(containerId)
    const { networks } = await engine.inspectContainer(containerId)
    emit('Started', `container ${request.name}`)
    return {
      containerId,
      containerName: request.name,
      addresses: addressesOf(networks),
      exited: watch.exited,
      outputStored: stored,
      stopCollecting: () => collecting.abort(),
    }
  } catch (error) {
    watch.cancel()
    collecting.abort()
    await removeTaskContainer(engine, containerId).catch((removal: Error) =>
      emit('Driver', `Could not remove container ${request.name}: ${removal.message}`),
    )
    throw error
  }
}

function addressesOf(networks: ContainerInfo['networks']): Record<string, string> {
  const entries = Object.entries(networks)
  return Object.fromEntries(entries.map(([name, { ipAddress }]) => [name, ipAddress]))
}
