export type { ContainerRequest, HostConfig, PortBinding } from './container-request.ts'
export type * from './engine.ts'
