import type { Engine } from '@longshore/engine'
import { hasCode, LongshoreError } from '@longshore/errors'
import { checkAddress, type EndpointSettings, networkModeKind } from '@longshore/networking'
import type { TaskNetwork } from './task-network.ts'

export interface CheckEffects {
  engine: Pick<Engine, 'inspectNetwork' | 'inspectContainer'>
  /** The engine's, such as `1.41`. */
  apiVersion: string
  signal?: AbortSignal
}

/**
 * Asks the engine about every network that a task names: it must be there, and have room for fixed addresses; and about
 * the container whose network it joins, which must run. The engine itself would say so only when the container is started.
 *
 * @throws LongshoreError `NETWORK_UNKNOWN`, `NETWORK_NOT_RUNNING`, `ADDRESS_OUTSIDE_SUBNET`, `NETWORK_OPTION_UNAVAILABLE`; the engine's errors.
 */
export async function checkNetworks(
  { request, connections }: TaskNetwork,
  { engine, apiVersion, signal }: CheckEffects,
): Promise<void> {
  const late = connections.find(({ endpoint }) => endpoint.MacAddress !== undefined)
  if (late && isBefore(apiVersion, 44)) throw noMacAddress(late.network, apiVersion)
  const { NetworkMode } = request.HostConfig
  const first = request.NetworkingConfig?.EndpointsConfig[NetworkMode] ?? {}
  const places = [{ network: NetworkMode, endpoint: first }, ...connections]
  for (const { network, endpoint } of places) {
    const kind = networkModeKind(network)
    if (kind === 'container') await checkContainer(engine, network, signal)
    if (kind !== 'named') continue
    const { subnets } = await find(engine, network, signal)
    for (const [option, address] of fixedAddresses(endpoint))
      checkAddress({ option, address, network, subnets })
  }
}

async function find(engine: Pick<Engine, 'inspectNetwork'>, name: string, signal?: AbortSignal) {
  try {
    return await engine.inspectNetwork(name, signal)
  } catch (cause) {
    if (!hasCode(cause, 'ENGINE_NOT_FOUND')) throw cause
    throw new LongshoreError('NETWORK_UNKNOWN', `The engine has no network "${name}".`, {
      hint: `"docker network ls" shows those it has; "docker network create ${name}" makes it.`,
      cause,
    })
  }
}

/** It may be starting or restarting: waiting can help. */
async function checkContainer(
  engine: Pick<Engine, 'inspectContainer'>,
  mode: string,
  signal?: AbortSignal,
): Promise<void> {
  const name = mode.slice('container:'.length)
  const found = await engine.inspectContainer(name, signal).catch((error) => {
    if (!hasCode(error, 'ENGINE_NOT_FOUND')) throw error
    return undefined
  })
  if (found?.state.running) return
  const message = `network_mode = "${mode}" joins a container that`
  if (!found)
    throw new LongshoreError('NETWORK_UNKNOWN', `${message} the engine does not have.`, {
      hint: '"docker ps" shows those that run.',
    })
  throw new LongshoreError('NETWORK_NOT_RUNNING', `${message} does not run.`, {
    hint: `Start it first: docker start ${name}`,
    recoverable: true,
  })
}

function fixedAddresses({ IPAMConfig }: EndpointSettings): [option: string, address: string][] {
  const { IPv4Address, IPv6Address } = IPAMConfig ?? {}
  return [
    ...(IPv4Address ? [['ipv4_address', IPv4Address] as [string, string]] : []),
    ...(IPv6Address ? [['ipv6_address', IPv6Address] as [string, string]] : []),
  ]
}

function isBefore(apiVersion: string, minor: number): boolean {
  return Number(apiVersion.split('.')[1]) < minor
}

/** Older engines take it and forget it. */
function noMacAddress(network: string, apiVersion: string): LongshoreError {
  return new LongshoreError(
    'NETWORK_OPTION_UNAVAILABLE',
    `mac_address cannot be had in the network "${network}": this engine (API ${apiVersion}) gives one in the first network only.`,
    { hint: `Name "${network}" first in networks, or use an engine of API 1.44 or newer.` },
  )
}
