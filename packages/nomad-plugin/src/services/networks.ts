import { fromNetworkIsolation, toNetworkIsolation } from '../convert/network-isolation.ts'
import type { Driver } from '../gen/driver_pb.ts'
import type { Handlers } from '../grpc/handlers.ts'
import { unsupported } from '../plugin-errors.ts'
import type { TaskDriver } from '../task-driver.ts'

export function networkHandlers(
  driver: TaskDriver,
): Pick<Handlers<typeof Driver>, 'createNetwork' | 'destroyNetwork'> {
  return {
    async createNetwork({ allocId, hostname }, signal) {
      if (!driver.createNetwork) throw unsupported('networks of its own')
      const { network, created } = await driver.createNetwork(allocId, { hostname }, signal)
      return { isolationSpec: fromNetworkIsolation(network), created }
    },
    async destroyNetwork({ allocId, isolationSpec }, signal) {
      if (!driver.destroyNetwork) throw unsupported('networks of its own')
      const network = isolationSpec && toNetworkIsolation(isolationSpec)
      await driver.destroyNetwork(allocId, network, signal)
      return {}
    },
  }
}
