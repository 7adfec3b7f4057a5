import type { Node } from './node.ts'

/** What `${node.…}`, `${attr.…}`, `${meta.…}` and `${nomad.ip}` mean on this node, which has no class and no pool of its own. */
export function nodeValues(node: Node): Map<string, string> {
  return new Map([
    ['node.unique.id', node.id],
    ['node.unique.name', node.name],
    ['node.datacenter', node.datacenter],
    ['node.region', node.region],
    ['node.class', ''],
    ['node.pool', 'default'],
    ['nomad.ip', node.address],
    ...prefixed('attr', node.attributes),
    ...prefixed('meta', node.meta),
  ])
}

function prefixed(prefix: string, values: Record<string, string | boolean>): [string, string][] {
  return Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, String(value)])
}
