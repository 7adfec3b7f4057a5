import type { Node } from './node.ts'

/** What `${node.…}` and `${attr.…}` mean on this node. */
export function nodeValues(node: Node): Map<string, string> {
  return new Map([
    ['node.unique.name', node.name],
    ['node.datacenter', node.datacenter],
    ['node.region', node.region],
    ...Object.entries(node.attributes).map(([name, value]): [string, string] => [
      `attr.${name}`,
      String(value),
    ]),
  ])
}
