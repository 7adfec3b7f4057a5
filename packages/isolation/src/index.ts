export { type AllocationDirectories, allocationMounts } from './allocation-mounts.ts'
export { type Capabilities, type CapabilityRequest, toCapabilities } from './capabilities.ts'
export { type CpuRequest, toCpuShares } from './cpu-shares.ts'
export { toMemoryLimits } from './memory-limits.ts'
