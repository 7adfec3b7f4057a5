import { readFile } from 'node:fs/promises'
import { hostname, totalmem } from 'node:os'
import { readHostCpu } from '@longshore/fingerprint'
import type { Node } from '@longshore/runner'

/** This machine as a node: one datacenter and region, as a Nomad agent without a configuration has. */
export async function localNode(address: string, attributes: Node['attributes']): Promise<Node> {
  const { totalMhz } = await readHostCpu((path) => readFile(path, 'utf8'))
  return {
    name: hostname(),
    datacenter: 'dc1',
    region: 'global',
    address,
    totalMhz,
    totalMemoryMib: Math.floor(totalmem() / 2 ** 20),
    attributes,
  }
}
