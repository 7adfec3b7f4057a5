import type { EngineTime } from '../engine-log/engine-time.ts'
import type { StreamName } from '../live/demultiplexer.ts'

/** Live output of one attachment that was read before it was known what comes before it: it is in no log file. */
export interface HeldOutput {
  stream: StreamName
  /** The engine stamped none of it earlier. */
  since: EngineTime
  /** The last of it was there then. */
  until: EngineTime
  /** Whether the attachment broke off by itself. */
  isOver: boolean
  bytes: Buffer
}
