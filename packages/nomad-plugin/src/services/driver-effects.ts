import type { HclogLogger } from '../log/create-hclog-logger.ts'
import type { MsgpackCodec } from '../values/msgpack.ts'

export interface DriverEffects {
  codec: MsgpackCodec
  log: HclogLogger
  shutdown: (withinMs: number) => Promise<void>
  fingerprintIntervalMs: number
}
