import type { ExitResult } from './exit-result.ts'
import type { NetworkOverride } from './network.ts'

export interface TaskStatus {
  id: string
  name: string
  state: 'unknown' | 'running' | 'exited'
  /** Unix time in milliseconds. */
  startedAt?: number | undefined
  completedAt?: number | undefined
  result?: ExitResult | undefined
  /** Shown by `nomad alloc status -verbose`. */
  attributes?: Record<string, string> | undefined
  network?: NetworkOverride | undefined
}
