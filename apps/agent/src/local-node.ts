import { readFile } from 'node:fs/promises'
import * as os from 'node:os'
import type { Agent } from '@longshore/config'
import { readHostAttributes } from '@longshore/fingerprint'
import { parseCpuset } from '@longshore/isolation'
import type { Node } from '@longshore/runner'
import { addressOfHostNetwork, addressOfInterface } from './host-address.ts'
import type { HostCompute } from './read-host-compute.ts'

export interface LocalNodeOptions {
  id: string
  compute: HostCompute
  /** Where ports are published; by default the address of the agent's `network_interface`, else 127.0.0.1. */
  hostIp: string | undefined
  /** The engine's; the host's come to them. */
  attributes: Node['attributes']
}

/**
 * This machine as a node, by the operator's agent files: what is reserved is not for tasks.
 *
 * @throws LongshoreError `HOST_ADDRESS_UNKNOWN`
 */
export async function localNode(
  { name, datacenter, region, client }: Agent,
  { id, compute, hostIp, attributes }: LocalNodeOptions,
): Promise<Node> {
  const interfaces = os.networkInterfaces()
  const { reserved, network_interface, host_network } = client
  const { totalMhz, cores } = compute
  const totalMib = client.memory_total_mb || Math.floor(os.totalmem() / 2 ** 20)
  const kept = new Set(coreList(reserved.cores).filter((core) => cores.includes(core)))
  const reservable = client.reservable_cores.trim() ? coreList(client.reservable_cores) : cores
  const coreMhz = Math.floor(totalMhz / cores.length)
  const ofInterface = network_interface && addressOfInterface(network_interface, interfaces)
  return {
    id,
    name: name ?? os.hostname(),
    datacenter,
    region,
    address: hostIp ?? ofInterface ?? '127.0.0.1',
    hostNetworks: Object.fromEntries(
      host_network.map((each) => [each.name, addressOfHostNetwork(each, interfaces)]),
    ),
    totalMhz: Math.max(0, totalMhz - Math.max(reserved.cpu, kept.size * coreMhz)),
    cores: reservable.filter((core) => cores.includes(core) && !kept.has(core)),
    coreMhz,
    totalMemoryMib: Math.max(0, totalMib - reserved.memory),
    meta: client.meta,
    attributes: { ...(await readHostAttributes({ ...os, readFile: readText })), ...attributes },
  }
}

const readText = (path: string) => readFile(path, 'utf8')

function coreList(text: string): number[] {
  return text.trim() === '' ? [] : parseCpuset(text.replaceAll(' ', ''))
}
