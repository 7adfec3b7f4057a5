export { cleanVariableName } from './clean-variable-name.ts'
export { isHostPortFree } from './is-host-port-free.ts'
export {
  type AllocatedPort,
  dynamicPortRange,
  type PortMap,
  type PortRange,
  type PortRequest,
} from './port.ts'
export {
  createPortAllocator,
  type PortAllocator,
  type PortAllocatorOptions,
} from './port-allocator.ts'
export { type PortEnvironmentInput, toPortEnvironment } from './port-environment.ts'
export { type PublishedPorts, toPublishedPorts } from './published-ports.ts'
export { type PortMapping, resolvePortMappings, type TaskNetwork } from './resolve-port-mappings.ts'
