import type { ContainerInfo, ContainerRequest } from '@longshore/engine'
import { removeTaskContainer } from '@longshore/gc'
import { type CheckedSource, verifyMounted, verifySources } from '@longshore/isolation'
import { type TaskAddress, toTaskAddress } from '@longshore/networking'
import { buildContainer } from './build-container.ts'
import { readHostParts } from './container/host-parts.ts'
import { createFromImage } from './create-from-image.ts'
import type { ExitWatch } from './exit-watcher.ts'
import { explainPortInUse, publishedPorts } from './explain-port-in-use.ts'
import { checkNetworks } from './network/check-networks.ts'
import { type TaskNetwork, toTaskNetwork } from './network/task-network.ts'
import type { StartEffects, StartOptions } from './start-effects.ts'
import { storeOutput } from './store-output.ts'
import type { TaskConfig } from './task-config.ts'

/** A task whose container has been started. */
export interface StartedTask {
  containerId: string
  containerName: string
  /** The container's address by network name; empty in networks without one. */
  addresses: Record<string, string>
  /** Its own address; unset where it has none, as on the host's network. */
  address: TaskAddress | undefined
  exited: ExitWatch['exited']
  /** Settles when the last output is stored. Never rejects. */
  outputStored: Promise<void>
  /** Ends the collection of output; what was read is still stored. */
  stopCollecting(): void
}

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
): Promise<StartedTask> {
  const { engine, cpusets, host, settings } = effects
  const parts = await readHostParts(task, settings, host)
  const request = buildContainer(task, settings, parts)
  const network = toTaskNetwork(task)
  const { apiVersion } = settings.host
  await checkNetworks(network, { engine, apiVersion, signal: options.signal })

  const CpusetCpus = await cpusets.enter(task)
  const HostConfig = { ...request.HostConfig, ...(CpusetCpus !== undefined && { CpusetCpus }) }
  try {
    const { sources } = parts.files
    return await start(
      { task, request: { ...request, HostConfig }, network, sources },
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
}

async function start(
  { task, request, network, sources }: CheckedStart,
  effects: StartEffects,
  options: StartOptions,
): Promise<StartedTask> {
  const { engine, cpusets, emit, host } = effects
  const containerId = await createFromImage(request, task, effects, options)
  const watch = effects.exits.watch(containerId)
  const collecting = new AbortController()
  try {
    options.signal?.throwIfAborted()
    await cpusets.created(task.id, containerId)
    for (const connection of network.connections)
      await engine.connectNetwork({ ...connection, containerId })
    const { onOutput } = options
    const readText = (path: string) => host.readFile(path, 'utf8')
    const { stored } = await collect(task, containerId, effects, {
      onOutput,
      signal: collecting.signal,
    })
    await verifySources(sources, host)
    await engine.startContainer(containerId)
    const { networks, state } = await engine.inspectContainer(containerId)
    if (state.running) await verifyMounted(sources, state.pid, readText)
    emit('Started', `container ${request.name}`)
    return {
      containerId,
      containerName: request.name,
      addresses: addressesOf(networks),
      address: toTaskAddress({
        networks,
        networkMode: network.request.HostConfig.NetworkMode,
        advertiseIpv6: task.config.advertise_ipv6_address,
      }),
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
    throw await explainPortInUse(error, publishedPorts(request), engine)
  }
}

/** Attaches to the container and stores its output; not where the job or the operator wants none. */
async function collect(
  task: TaskConfig,
  containerId: string,
  { engine, settings, emit }: StartEffects,
  options: Pick<StartOptions, 'onOutput' | 'signal'>,
): Promise<{ stored: Promise<void> }> {
  const isUnwanted = settings.options.disable_log_collection || task.logs.disabled
  if (isUnwanted) return { stored: Promise.resolve() }
  const output = await engine.attachContainer(containerId)
  return storeOutput(output, task, { emit, ...options })
}

function addressesOf(networks: ContainerInfo['networks']): Record<string, string> {
  const entries = Object.entries(networks)
  return Object.fromEntries(entries.map(([name, { ipAddress }]) => [name, ipAddress]))
}
