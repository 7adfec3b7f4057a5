import type { Readable } from 'node:stream'
import type { ContainerRequest } from '@longshore/engine'
import { removeTaskContainer } from '@longshore/gc'
import { type CheckedSource, verifyMounted, verifySources } from '@longshore/isolation'
import { buildContainer } from './build-container.ts'
import { readHostParts } from './container/host-parts.ts'
import { createFromImage, type ImageContainer } from './create-from-image.ts'
import { explainPortInUse, publishedPorts } from './explain-port-in-use.ts'
import { checkNetworks } from './network/check-networks.ts'
import { type TaskNetwork, toTaskNetwork } from './network/task-network.ts'
import { collectOutput, type OutputCollection } from './output/collect-output.ts'
import { toTaskOutput } from './output/task-output.ts'
import { retryTransient } from './retry-transient.ts'
import { startContainer } from './start-container.ts'
import type { StartEffects, StartOptions } from './start-effects.ts'
import type { TaskConfig } from './task-config.ts'
import type { TaskHandle } from './task-handle.ts'
import type { RunningTask } from './task-record.ts'
import { toTaskHandle } from './to-task-handle.ts'

/**
 * Check, image, create, join networks, attach, check, start, inspect, check (driver.md §6). Attach comes before the
 * start, so no output is missed; the later checks find what another task of the allocation has swapped meanwhile.
 * Whatever fails after the create removes the container again. Create and start are not cut short by the signal: a call
 * given up half-way may have happened.
 */
export async function startTask(
  task: TaskConfig,
  effects: StartEffects,
  options: StartOptions = {},
): Promise<RunningTask> {
  const { engine, cpusets, host, settings } = effects
  const parts = await readHostParts(task, settings, host)
  const request = buildContainer(task, settings, parts)
  const network = toTaskNetwork(task)
  const { apiVersion } = settings.host
  await checkNetworks(network, { engine, apiVersion, signal: options.signal })

  const output = toTaskOutput(task, settings)
  const { cores } = task.resources
  const CpusetCpus = await cpusets.enter({ id: task.id, cores, wish: task.config.cpuset_cpus })
  const HostConfig = { ...request.HostConfig, ...(CpusetCpus !== undefined && { CpusetCpus }) }
  try {
    const { sources } = parts.files
    return await start(
      { task, request: { ...request, HostConfig }, network, sources, output },
      effects,
      options,
    )
  } catch (error) {
    await cpusets.leave(task.id).catch(() => undefined)
    throw error
  }
}

/** A start that was checked. */
interface CheckedStart {
  task: TaskConfig
  request: ContainerRequest
  network: TaskNetwork
  sources: readonly CheckedSource[]
  output: TaskHandle['output']
}

async function start(
  { task, request, network, sources, output }: CheckedStart,
  effects: StartEffects,
  options: StartOptions,
): Promise<RunningTask> {
  const { engine, kernelFiles, cpusets, emit, host, settings } = effects
  const container = await createFromImage(request, task, effects, options)
  const containerId = idOf(container)
  effects.begun.add(containerId)
  const watch = effects.exits.watch(containerId)
  const collecting = new AbortController()
  const readText = (path: string) =>
    kernelFiles?.readFileSync(path, 'utf8') ?? host.readFile(path, 'utf8')
  const collect = async (attached?: Readable) =>
    output &&
    collectOutput(
      { handle: { containerId, taskName: task.name, output }, attached, exited: watch.exited },
      {
        delivery: settings.options.log_delivery,
        onOutput: options.onOutput,
        signal: collecting.signal,
      },
      effects,
    )

  async function begin(): Promise<OutputCollection | undefined> {
    for (const connection of network.connections)
      await engine.connectNetwork({ ...connection, containerId })
    const collection = await collect(output && (await engine.attachContainer(containerId)))
    await verifySources(sources, host)
    await startContainer(engine, containerId)
    return collection
  }

  /** Of a start whose answer was lost: it runs, and what it wrote is in the engine's log. */
  async function adopt(): Promise<OutputCollection | undefined> {
    void watch.look()
    emit('Driver', `Container ${request.name} of a start that broke off runs already`)
    return collect()
  }

  try {
    options.signal?.throwIfAborted()
    await cpusets.created(task.id, containerId)
    const collection = await (container.kind === 'created' ? begin() : adopt())
    const info = await retryTransient(
      () => engine.inspectContainer(containerId),
      async () => undefined,
    )
    if (info.state.running) await verifyMounted(sources, info.state.pid, readText)
    emit('Started', `container ${request.name}`)
    return {
      handle: toTaskHandle(task, info, settings),
      found: Promise.resolve(),
      exited: watch.exited,
      outputStored: collection?.stored ?? Promise.resolve(),
      // Bound, as a closure would keep all of the start for as long as the task runs.
      stopCollecting: collecting.abort.bind(collecting, undefined),
    }
  } catch (error) {
    watch.cancel()
    collecting.abort()
    await undo(container, task, effects)
    effects.begun.delete(containerId)
    throw await explainPortInUse(error, publishedPorts(request), engine)
  }
}

async function undo(
  container: ImageContainer,
  task: TaskConfig,
  { engine, emit, imageUsers }: StartEffects,
): Promise<void> {
  try {
    await removeTaskContainer(engine, idOf(container))
    await imageUsers?.release(imageIdOf(container), task.id)
  } catch (error) {
    emit(
      'Driver',
      `Could not remove container ${idOf(container).slice(0, 12)}: ${(error as Error).message}`,
    )
  }
}

function idOf(container: ImageContainer): string {
  return container.kind === 'created' ? container.id : container.info.id
}

function imageIdOf(container: ImageContainer): string {
  return container.kind === 'created' ? container.imageId : container.info.imageId
}
