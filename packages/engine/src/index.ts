export { type ConnectOptions, connectEngine } from './connect-engine.ts'
export type { ContainerLogsOptions } from './container-logs.ts'
export type {
  ContainerRequest,
  DeviceRequest,
  EndpointSettings,
  HostConfig,
  Mount,
  PortBinding,
} from './container-request.ts'
export type { EndpointOptions, TlsPaths } from './endpoint-options.ts'
export type * from './engine.ts'
export type * from './exec-types.ts'
export type { FakeEngineCall } from './fake/call-log.ts'
export {
  createFakeEngine,
  type FakeEngine,
  type FakeEngineOptions,
} from './fake/create-fake-engine.ts'
export type { ExecScript, FakeExecProgram } from './fake/fake-execs.ts'
export type { PullScript } from './fake/fake-images.ts'
export type * from './image-types.ts'
export { RateLimitError } from './rate-limit-error.ts'
export { reconnectPause } from './reconnect-pause.ts'
export {
  type EngineConnection,
  type ResolvedEndpoint,
  resolveEndpoint,
} from './resolve-endpoint.ts'
export type * from './stats-types.ts'
export type { TimeLimits } from './time-limits.ts'
