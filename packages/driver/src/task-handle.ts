import type { TaskAddress } from '@longshore/networking'

/**
 * What is kept of a started task so that a later process finds it again (driver.md §6 *recover*): data, without any
 * secret. Everything that `recoverTask` needs is in it.
 */
export interface TaskHandle {
  version: 1
  taskId: string
  taskName: string
  allocId: string
  containerId: string
  containerName: string
  /** The image's id, `sha256:…`; unset where another driver has started the task. */
  imageId?: string | undefined
  /** When its container had been started; Unix time in milliseconds, 0 where another driver has started the task. */
  startedAt: number
  /** The container's address by network name; empty in networks without one. */
  addresses: Record<string, string>
  /** Its own address; unset where it has none, as on the host's network. */
  address?: TaskAddress | undefined
  /** Cores of its own, and its `cpuset_cpus`. */
  cores: readonly number[]
  cpusetCpus?: string | undefined
  /** Where its output goes; unset where none is collected. */
  output?: TaskOutput | undefined
}

export type TaskOutput = { tty: boolean } & (
  | { kind: 'files'; directory: string; maxFiles: number; maxFileSizeMib: number }
  /** Of a reader such as Nomad's `logmon`. */
  | { kind: 'fifos'; stdout: string; stderr: string }
)
