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
export type * from './engine.ts'
export type { FakeEngineCall } from './fake/call-log.ts'
export {
  createFakeEngine,
  type FakeEngine,
  type FakeEngineOptions,
} from './fake/create-fake-engine.ts'
export type { PullScript } from './fake/fake-images.ts'
export type * from './image-types.ts'
export { RateLimitError } from './rate-limit-error.ts'
export {
  type EndpointOptions,
  type EngineConnection,
  type ResolvedEndpoint,
  resolveEndpoint,
} from './resolve-endpoint.ts'
