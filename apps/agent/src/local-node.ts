import { hostname } from 'node:os'
import type { Node } from '@longshore/runner'

/** This machine as a node: one datacenter and region, as a Nomad agent without a configuration has. */
export function localNode(
  address: string,
  fingerprinted: Pick<Node, 'totalMhz' | 'attributes'>,
): Node {
  return { name: hostname(), datacenter: 'dc1', region: 'global', address, ...fingerprinted }
}
