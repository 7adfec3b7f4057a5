import type { DriverOptions } from '@longshore/config'
import type { Driver, TaskEvent } from '@longshore/driver'
import type { Fingerprint } from '@longshore/fingerprint'
import type { AgentInfo } from '../types/agent-info.ts'

/** What runs Docker tasks once the operator's options are known. */
export interface DockerRuntime {
  driver: Driver
  /** Tells how the engine stands now, and again at each change. */
  watchFingerprint(listener: (fingerprint: Fingerprint) => void): { close(): void }
  /** Lets go of the engine; tasks go on. */
  close(): void | Promise<void>
}

export interface OpenDocker {
  options: DriverOptions
  agent: AgentInfo
  onEvent: (event: TaskEvent) => void
}

/** Made by whoever wires the plugin: engine, images, cleaning up. Does not wait for the engine. */
export type OpenDockerRuntime = (open: OpenDocker) => Promise<DockerRuntime>
