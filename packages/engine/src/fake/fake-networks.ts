import type { NetworkInfo } from '../engine.ts'
import { toEngineError } from '../engine-errors.ts'
import type { NetworkCalls } from '../networks.ts'
import type { FakeContainer } from './fake-container.ts'

/** The networks of a fake engine: those that every engine has, and those that were added. */
export function createFakeNetworks(findContainer: (id: string, verb: string) => FakeContainer) {
  const networks = new Map<string, NetworkInfo>()

  function add(name: string, subnets: string[] = [], driver = 'bridge'): void {
    const id = (networks.size + 1).toString(16).padStart(64, 'a')
    const gateway = subnets[0]?.replace(/\d+\/\d+$/, '1') ?? ''
    networks.set(name, { id, name, driver, subnets, gateway })
  }

  function find(name: string, doing: string): NetworkInfo {
    const network = networks.get(name) ?? [...networks.values()].find(({ id }) => id === name)
    if (!network) throw toEngineError({ doing, status: 404, text: `network ${name} not found` })
    return network
  }

  add('bridge', ['172.17.0.0/16'])
  add('host', [], 'host')
  add('none', [], 'null')

  const calls: NetworkCalls = {
    inspectNetwork: async (name) => find(name, `inspect the network ${name}`),
    async connectNetwork({ network, containerId }) {
      findContainer(containerId, `connect to the network ${network}`).join(network)
    },
  }
  return { calls, add }
}
