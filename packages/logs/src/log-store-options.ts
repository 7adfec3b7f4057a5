import { LongshoreError } from '@longshore/errors'
import type { Delay } from './delay.ts'
import type { StreamName } from './demultiplexer.ts'
import type { LogDirectory } from './log-directory.ts'
import type { LogLoss } from './log-store.ts'

export interface LogFileOptions {
  /** The allocation's log folder. It must exist, and be no symlink. */
  directory: string
  /** A `/` in it becomes `_` in file names. */
  taskName: string
  /** At least 1; of each stream. */
  maxFiles: number
  /** MB as Nomad counts them: 1 MB is 1024 × 1024 bytes. */
  maxFileSizeMib: number
  /** Default: the folder on this machine. */
  openDirectory?: (path: string) => Promise<LogDirectory>
}

export interface LogFifoOptions {
  taskName: string
  /** Written to instead of files: FIFOs that others made and read. Nothing is stored for a stream of `/dev/null`. */
  fifos: Record<StreamName, string>
}

export interface LogDeliveryOptions {
  /**
   * `lossless` (the default): a task that writes faster than its log is stored is held back.
   * `best_effort`: what comes faster is dropped and told, beyond 1 MiB that waits.
   */
  delivery?: 'lossless' | 'best_effort'
  /** Told when a gap in the stored output begins, and when it is over. Must not throw. */
  onLoss?: (loss: LogLoss) => void
  /** Unix time in milliseconds. Default: `Date.now`. */
  now?: () => number
  /** Default: a timer. */
  delay?: Delay
  signal?: AbortSignal
}

/** @throws `LOG_LIMITS_BAD` */
export function toFileSize({ maxFiles, maxFileSizeMib }: LogFileOptions): number {
  const bytes = Math.floor(maxFileSizeMib * 1024 * 1024)
  if (maxFiles >= 1 && bytes >= 1) return bytes
  throw new LongshoreError(
    'LOG_LIMITS_BAD',
    `No log fits max_files = ${maxFiles} and max_file_size = ${maxFileSizeMib}.`,
    { hint: 'Set both to 1 or more.' },
  )
}
