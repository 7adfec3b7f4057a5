import type { HclogLogger } from './log/create-hclog-logger.ts'
import type { MsgpackCodec } from './values/msgpack.ts'

export interface ServeOptions {
  /** Default: hclog lines on the host's stderr, of every level. */
  log?: HclogLogger
  /** How configs and driver states are read and written. Default: `createMsgpackCodec()`. */
  codec?: MsgpackCodec
  /** Of one message from the client. Default 32 MiB. */
  maxMessageBytes?: number
  /** After how long without a change the fingerprint is sent again. Default 30 s. */
  fingerprintIntervalMs?: number
}
