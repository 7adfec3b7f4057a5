import { readFile } from 'node:fs/promises'
import { availableParallelism, hostname, networkInterfaces, totalmem } from 'node:os'
import type { Agent } from '@longshore/config'
import { readHostCpu } from '@longshore/fingerprint'
import { parseCpuset } from '@longshore/isolation'
import type { Node } from '@longshore/runner'
import { addressOfHostNetwork, addressOfInterface } from './host-address.ts'

export interface LocalNodeOptions {
  id: string
  /** Where ports are published; by default the address of the agent's `network_interface`, else 127.0.0.1. */
  hostIp: string | undefined
  attributes: Node['attributes']
}

/**
 * This machine as a node, by the operator's agent files: what is reserved is not for tasks.
 *
 * @throws LongshoreError `HOST_ADDRESS_UNKNOWN`
 */
export async function localNode(
  { name, datacenter, region, client }: Agent,
  { id, hostIp, attributes }: LocalNodeOptions,
): Promise<Node> {
  const interfaces = networkInterfaces()
  const { reserved, network_interface, host_network } = client
  const found = await readHostCpu((path) => readFile(path, 'utf8'))
  const cores = await coresOnline()
  const totalMhz = client.cpu_total_compute || found.totalMhz
  const totalMib = client.memory_total_mb || Math.floor(totalmem() / 2 ** 20)
  const kept = new Set(coreList(reserved.cores))
  const reservable = client.reservable_cores.trim() ? coreList(client.reservable_cores) : cores
  const coreMhz = Math.floor(totalMhz / cores.length)
  const ofInterface = network_interface && addressOfInterface(network_interface, interfaces)
  return {
    id,
    name: name ?? hostname(),
    datacenter,
    region,
    address: hostIp ?? ofInterface ?? '127.0.0.1',
    hostNetworks: Object.fromEntries(
      host_network.map((each) => [each.name, addressOfHostNetwork(each, interfaces)]),
    ),
    totalMhz: totalMhz - Math.max(reserved.cpu, kept.size * coreMhz),
    cores: reservable.filter((core) => cores.includes(core) && !kept.has(core)),
    coreMhz,
    totalMemoryMib: totalMib - reserved.memory,
    meta: client.meta,
    attributes,
  }
}

/** Numbers of the host's cores. Source: cpu(7) of sysfs, `/sys/devices/system/cpu/online`. */
export async function coresOnline(): Promise<number[]> {
  try {
    return parseCpuset(await readFile('/sys/devices/system/cpu/online', 'utf8'))
  } catch {
    return Array.from({ length: availableParallelism() }, (_, core) => core)
  }
}

function coreList(text: string): number[] {
  return text.trim() === '' ? [] : parseCpuset(text.replaceAll(' ', ''))
}
