export { checkAddress, type FixedAddress } from './check-address.ts'
export { checkPortProtocols } from './check-port-protocols.ts'
export { cleanVariableName } from './clean-variable-name.ts'
export { type HostNetworks, resolveHostNetwork } from './host-network.ts'
export { isHostPortFree } from './is-host-port-free.ts'
export { isInSubnet } from './is-in-subnet.ts'
export { type NetworkModeKind, networkModeKind } from './network-mode.ts'
export type {
  EndpointOptions,
  GroupDns,
  NetworkMembership,
  NetworkOptions,
} from './network-options.ts'
export type { EndpointSettings, NetworkConnection, NetworkRequest } from './network-request.ts'
export {
  buildPauseContainer,
  type PauseContainerInput,
  pauseContainerName,
} from './pause-container.ts'
export { type NetworkPlan, type NetworkPlanInput, planNetwork } from './plan-network.ts'
export {
  type AllocatedPort,
  dynamicPortRange,
  type PortMap,
  type PortRange,
  type PortRequest,
} from './port.ts'
export {
  type AllocateOptions,
  createPortAllocator,
  type PortAllocator,
  type PortAllocatorOptions,
} from './port-allocator.ts'
export { type PortEnvironmentInput, toPortEnvironment } from './port-environment.ts'
export { PortInUseError } from './port-in-use-error.ts'
export { parsePortList } from './port-list.ts'
export type { HeldPort, PortStore } from './port-store.ts'
export { type PublishableInput, publishablePorts } from './publishable-ports.ts'
export { type PortProtocol, type PublishedPorts, toPublishedPorts } from './published-ports.ts'
export { type PortMapping, resolvePortMappings, type TaskNetwork } from './resolve-port-mappings.ts'
export {
  type ContainerAddresses,
  type TaskAddress,
  type TaskAddressInput,
  toTaskAddress,
} from './task-address.ts'
