import type { Engine } from './engine.ts'
import type { Transport } from './transport.ts'

export type NetworkCalls = Pick<Engine, 'inspectNetwork' | 'connectNetwork'>

export function createNetworkCalls({ json }: Transport): NetworkCalls {
  return {
    async inspectNetwork(idOrName, signal) {
      const { Id, Name, Driver, IPAM } = await json<WireNetwork>({
        method: 'GET',
        path: `/networks/${encodeURIComponent(idOrName)}`,
        doing: `inspect the network ${idOrName}`,
        signal,
      })
      const subnets = (IPAM.Config ?? []).flatMap(({ Subnet }) => (Subnet ? [Subnet] : []))
      const gateway = IPAM.Config?.find(({ Gateway }) => Gateway)?.Gateway ?? ''
      return { id: Id, name: Name, driver: Driver, subnets, gateway }
    },

    connectNetwork: ({ network, containerId, endpoint }, signal) =>
      json({
        method: 'POST',
        path: `/networks/${encodeURIComponent(network)}/connect`,
        body: { Container: containerId, EndpointConfig: endpoint },
        doing: `connect the container ${containerId} to the network ${network}`,
        signal,
      }),
  }
}

/** An answer of `GET /networks/{id}`, as far as it is read. */
interface WireNetwork {
  Id: string
  Name: string
  Driver: string
  IPAM: { Config: { Subnet?: string; Gateway?: string }[] | null }
}
