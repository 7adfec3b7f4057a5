import type { Duplex, Readable } from 'node:stream'
import type { ContainerLogsOptions } from './container-logs.ts'
import type { ContainerRequest, EndpointSettings, HostConfig } from './container-request.ts'
import type { ExecInfo, ExecRequest, TerminalSize } from './exec-types.ts'
import type {
  ImageInfo,
  ImageSummary,
  LoadMessage,
  PullMessage,
  PullOptions,
} from './image-types.ts'
import type { ContainerStats } from './stats-types.ts'

/**
 * What Longshore asks of a Docker Engine. Every call rejects with a coded LongshoreError (see the README's table), or
 * with its signal's reason once that is aborted; nothing above this package looks at status codes or message texts.
 */
export interface Engine {
  /** Where it is, for people: `unix:///var/run/docker.sock`. */
  readonly endpoint: string
  version(signal?: AbortSignal): Promise<EngineVersion>
  info(signal?: AbortSignal): Promise<EngineInfo>

  inspectImage(reference: string, signal?: AbortSignal): Promise<ImageInfo>
  /** All that have a name, and those that nothing is built on. */
  listImages(signal?: AbortSignal): Promise<ImageSummary[]>
  /**
   * Progress as the engine tells it. Ends when the pull is complete; throws for an error inside the stream too. A
   * reference without tag and digest means `latest`. Leaving the loop or aborting the signal cancels the pull.
   */
  pullImage(reference: string, options?: PullOptions): AsyncIterable<PullMessage>
  /**
   * Sends an archive as `docker save` makes it. Progress and errors are as with {@link Engine.pullImage}; an error of
   * the archive's own stream is thrown as it is. The archive is destroyed at the end, whatever that is.
   */
  loadImage(archive: Readable, signal?: AbortSignal): AsyncIterable<LoadMessage>
  /** Gives an image one more name, `repository[:tag]`; takes the name from the image that had it. */
  tagImage(reference: string, name: string, signal?: AbortSignal): Promise<void>
  /** Takes a name away, and with its last name the image. `force`: also from an image that a container uses. */
  removeImage(reference: string, options?: { force?: boolean }, signal?: AbortSignal): Promise<void>

  createContainer(request: ContainerRequest, signal?: AbortSignal): Promise<CreatedContainer>
  /**
   * The container's output from now on, both streams in the engine's multiplexed framing (8-byte headers).
   * Open it between create and start to miss nothing. The engine holds the container back while it is not read.
   * It ends when the container exits; one that is removed before it ever ran never ends it: destroy it then, which
   * closes its connection. The signal counts until the stream is there.
   */
  attachContainer(id: string, signal?: AbortSignal): Promise<Readable>
  /**
   * What the engine has logged of the container's output, to its present end; framed as with
   * {@link Engine.attachContainer}, each frame a line. Destroy it to end the call early.
   */
  containerLogs(id: string, options: ContainerLogsOptions, signal?: AbortSignal): Promise<Readable>
  /** Starting a running container is success. */
  startContainer(id: string, signal?: AbortSignal): Promise<void>
  inspectContainer(idOrName: string, signal?: AbortSignal): Promise<ContainerInfo>
  listContainers(filter?: ContainerFilter, signal?: AbortSignal): Promise<ContainerSummary[]>
  /** Changes a container's limits, also while it runs. */
  updateContainer(id: string, limits: ContainerLimits, signal?: AbortSignal): Promise<void>
  /** The stop signal, then a kill after `timeoutSeconds` (whole seconds). Already stopped is success. */
  stopContainer(id: string, timeoutSeconds: number, signal?: AbortSignal): Promise<void>
  killContainer(id: string, signalName: string, signal?: AbortSignal): Promise<void>
  /** Its anonymous volumes go with it. */
  removeContainer(id: string, options?: { force?: boolean }, signal?: AbortSignal): Promise<void>

  /** What it uses at this moment. Of a container that does not run, all is 0. */
  containerStats(id: string, signal?: AbortSignal): Promise<ContainerStats>

  /** Prepares a program in a running container (`ENGINE_CONFLICT` in one that does not run). Resolves with its id. */
  createExec(containerId: string, request: ExecRequest, signal?: AbortSignal): Promise<string>
  /**
   * Runs it, once. Its output, framed as with {@link Engine.attachContainer} unless it has a terminal, ends when it exits; what
   * is written is its input, and `end` closes that. Why it cannot be run is told in its output, with an exit code of 126 or 127. Destroying it closes the connection; the program is not ended by that.
   * The signal counts until the stream is there.
   */
  startExec(execId: string, options: { tty: boolean }, signal?: AbortSignal): Promise<Duplex>
  inspectExec(execId: string, signal?: AbortSignal): Promise<ExecInfo>
  resizeExec(execId: string, size: TerminalSize, signal?: AbortSignal): Promise<void>

  inspectNetwork(idOrName: string, signal?: AbortSignal): Promise<NetworkInfo>
  /**
   * Gives a container a place in one more network. Of a container that was never started the engine takes any name:
   * it looks for the network at the start.
   */
  connectNetwork(connection: NetworkConnection, signal?: AbortSignal): Promise<void>

  /**
   * Listens to the engine's container events. All subscriptions share one connection, opened by the first and
   * closed with the last; it reconnects by itself. After each `connected` a subscriber looks at what it may have missed:
   * the events of that time follow, as far as the engine still has them, and none is told twice.
   * A new subscriber is first told how the connection stands. No listener is called before `subscribe` returns, or
   * after its subscription is closed; it must not throw.
   */
  subscribe(listener: EngineEventListener): Subscription

  /** Ends all subscriptions and idle connections, so that nothing keeps the process alive. */
  close(): void
}

export interface EngineVersion {
  version: string
  apiVersion: string
  os: string
  arch: string
}

export interface EngineInfo {
  /** Of containers: `linux` or `windows`. */
  osType: string
  /** `1` or `2`; engines before 20.10 do not tell. */
  cgroupVersion: string
  /** Names of the OCI runtimes, sorted. */
  runtimes: string[]
  /** Whether containers outlive a restart of the engine. */
  liveRestore: boolean
  /** Host path of the engine's data. */
  rootDirectory: string
}

/** What {@link Engine.updateContainer} changes. */
export type ContainerLimits = Pick<HostConfig, 'CpusetCpus' | 'CpuShares' | 'Memory' | 'MemorySwap'>

export interface NetworkInfo {
  id: string
  name: string
  /** `bridge`, `host`, `null`, `overlay`, … */
  driver: string
  /** `172.17.0.0/16`, `fd00::/64`, … */
  subnets: string[]
  /** The host's address in it, `172.17.0.1`; empty where it has none. */
  gateway: string
}

export interface NetworkConnection {
  /** Id or name. */
  network: string
  containerId: string
  endpoint: EndpointSettings
}

export interface CreatedContainer {
  id: string
  warnings: string[]
}

export interface ContainerFilter {
  /** Each `key` or `key=value`; all must match. */
  labels?: string[]
  /** Those alone; none where it is empty. */
  ids?: string[]
}

export interface ContainerSummary {
  id: string
  name: string
  /** The image's id, `sha256:…` */
  imageId: string
  labels: Record<string, string>
  status: ContainerState['status']
  running: boolean
  /** Paths inside the container at which something is mounted. */
  mounts: string[]
  /** Ports of the host that it publishes while it runs, ascending. */
  hostPorts: number[]
  /** Unix time in milliseconds. */
  createdAt: number
}

export interface ContainerInfo {
  id: string
  name: string
  /** The image's id, `sha256:…` */
  imageId: string
  labels: Record<string, string>
  /** Whether it has a terminal: its output is then one stream without frames. */
  tty: boolean
  /** What the engine does with its output. */
  logDriver: { type: string; config: Record<string, string> }
  state: ContainerState
  /** By network name. */
  networks: Record<string, { ipAddress: string; globalIpv6Address: string }>
  /** Host path of its network namespace; empty while it does not run. */
  sandboxKey: string
}

export interface ContainerState {
  status: 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead'
  running: boolean
  /** Host process id; 0 when it does not run. */
  pid: number
  exitCode: number
  oomKilled: boolean
  /** What the engine says went wrong at start; empty otherwise. */
  error: string
  startedAt: string
  finishedAt: string
}

export type EngineEvent =
  /** The stream is (again) open: whatever happened before must be looked up. */
  | { kind: 'connected' }
  /** It is lost, or cannot be opened. Told once, however often it is tried again. */
  | { kind: 'disconnected'; error: Error }
  | {
      kind: 'container'
      /** `create`, `start`, `die`, `oom`, `destroy`, … */
      action: string
      id: string
      attributes: Record<string, string>
      /** Unix time in milliseconds. */
      time: number
    }

export type EngineEventListener = (event: EngineEvent) => void

export interface Subscription {
  close(): void
}
