import type { DebianEngineVersion } from './debian-engine.ts'

export interface OwnEngineOptions {
  /** Whether containers outlive its dockerd. */
  liveRestore?: boolean
  /** Default: the one that is installed. */
  version?: DebianEngineVersion
  /** Whether it also listens on TCP, with certificates that both sides must show. */
  tls?: boolean
  /** Keeps its data on a disk of this size that is in memory. Default: in a folder of the host's disk. */
  dataSizeMib?: number
  /** Options of its log driver, `json-file`. */
  logOptions?: Record<string, string>
  /** What is copied from the shared engine. Default: the test image. */
  images?: readonly string[]
}
