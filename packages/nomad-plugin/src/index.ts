export { createDockerDriver, type DockerDriverEffects } from './docker/create-docker-driver.ts'
export type { DockerRuntime, OpenDocker, OpenDockerRuntime } from './docker/docker-runtime.ts'
export {
  createHclogLogger,
  type HclogLevel,
  type HclogLogger,
  type HclogOptions,
  type LogOutput,
} from './log/create-hclog-logger.ts'
export { taskNotFound } from './plugin-errors.ts'
export type { PluginHost } from './plugin-host.ts'
export type { ServeOptions } from './serve-options.ts'
export { servePlugin } from './serve-plugin.ts'
export type { StopOptions, TaskDriver } from './task-driver.ts'
export type { AgentInfo, Core, Topology } from './types/agent-info.ts'
export type { Capabilities } from './types/capabilities.ts'
export type { ExecRequest, ExecResult, ExecSession, TerminalSize } from './types/exec.ts'
export type { ExitResult } from './types/exit-result.ts'
export type { AttributeValue, Fingerprint } from './types/fingerprint.ts'
export type {
  CreatedNetwork,
  NetworkIsolation,
  NetworkMode,
  NetworkOverride,
} from './types/network.ts'
export type {
  LinuxResources,
  NetworkResource,
  PortMapping,
  TaskConfig,
  TaskDevice,
  TaskMount,
  TaskResources,
} from './types/task-config.ts'
export type { TaskEvent } from './types/task-event.ts'
export type { StartedTask, TaskHandle } from './types/task-handle.ts'
export type { CpuUsage, MemoryUsage, ResourceUsage, TaskStats } from './types/task-stats.ts'
export type { TaskStatus } from './types/task-status.ts'
export { createMsgpackCodec, type Decode, type MsgpackCodec } from './values/msgpack.ts'
