import type { NetworkInterfaceInfo } from 'node:os'

/** The answer of Node's `networkInterfaces`. */
export type Interfaces = Record<
  string,
  Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>[] | undefined
>

/** The interface of the default route with the lowest metric, from the text of `/proc/net/route`; undefined without one. */
export function findDefaultInterface(routes: string): string | undefined {
  const defaults = routes
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, destination, , , , , , mask]) => destination === '00000000' && mask === '00000000')
    .map(([name, , , , , , metric]) => ({ name, metric: Number(metric) }))
  return defaults.sort((a, b) => a.metric - b.metric)[0]?.name
}

/**
 * The address by which others reach this host: the first of the interface with the default route, where there is none
 * the first of any. Link-local ones only if there is nothing else; IPv4 before IPv6. Undefined where there is none.
 */
export function findDefaultAddress(interfaces: Interfaces, routes: string): string | undefined {
  const chosen = interfaces[findDefaultInterface(routes) ?? '']
  const all = chosen ?? Object.values(interfaces).flatMap((addresses) => addresses ?? [])
  const [best] = all.filter(({ internal }) => !internal).sort((a, b) => rank(a) - rank(b))
  return best?.address
}

function rank({ address, family }: { address: string; family: string }): number {
  return (/^(169\.254\.|fe[89ab])/i.test(address) ? 2 : 0) + (family === 'IPv4' ? 0 : 1)
}
