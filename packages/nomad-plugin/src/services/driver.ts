import { fromJson, type JsonValue } from '@bufbuild/protobuf'
import { fromCapabilities } from '../convert/from-capabilities.ts'
import type { Driver } from '../gen/driver_pb.ts'
import { SpecSchema } from '../gen/hclspec_pb.ts'
import type { Handlers } from '../grpc/handlers.ts'
import type { TaskDriver } from '../task-driver.ts'
import type { DriverEffects } from './driver-effects.ts'
import { execHandlers } from './exec.ts'
import { networkHandlers } from './networks.ts'
import { streamHandlers } from './streams.ts'
import { taskHandlers } from './tasks.ts'

/** A client waits for 2 s. */
const shutdownMs = 1000

export function driverHandlers(
  driver: TaskDriver,
  effects: DriverEffects,
): Handlers<typeof Driver> {
  return {
    async init(_request, signal) {
      await driver.init?.(signal)
      return {}
    },
    taskConfigSchema: () => ({ spec: fromJson(SpecSchema, driver.taskConfigSchema as JsonValue) }),
    capabilities: () => ({ capabilities: fromCapabilities(driver.capabilities()) }),
    async shutdown() {
      await effects.shutdown(shutdownMs)
      return {}
    },
    ...taskHandlers(driver, effects.codec),
    ...streamHandlers(driver, effects),
    ...execHandlers(driver),
    ...networkHandlers(driver),
  }
}
