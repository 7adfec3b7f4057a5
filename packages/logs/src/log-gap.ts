import type { EngineTime } from './engine-log/engine-time.ts'
import type { FilePosition } from './files/cursor.ts'
import type { StreamName } from './live/demultiplexer.ts'

/** A place in the stored output at which output of the container is missing, as the engine no longer has it. */
export interface LogGap {
  stream: StreamName
  /** What is before it: where in the files it ends, and the engine did not stamp what follows earlier. */
  after: Partial<FilePosition> & { time?: EngineTime }
  /** When the engine stamped the first output after it. Undefined where that comes from the live stream. */
  before?: EngineTime
  /** False where perhaps nothing is missing, but nobody can know. */
  certain: boolean
  reason: string
}
