export type { ReadText, ReadTextNow } from './cgroup/cgroup-files.ts'
export { type CgroupVersion, detectCgroupVersion } from './cgroup/detect-cgroup-version.ts'
export { type CgroupLocation, locateCgroup } from './cgroup/locate-cgroup.ts'
export { type CgroupCpu, readCgroupCpu } from './cgroup/read-cpu.ts'
export { readCgroupCpuset } from './cgroup/read-cpuset.ts'
export {
  type CgroupMemory,
  type CgroupMemoryUse,
  readCgroupMemory,
  readCgroupMemoryUse,
} from './cgroup/read-memory.ts'
export { type CgroupPids, readCgroupPids } from './cgroup/read-pids.ts'
export { type CpuQuotaOptions, type CpuQuotaRequest, toCpuQuota } from './cpu/cpu-quota.ts'
export { type CpuRequest, toCpuShares } from './cpu/cpu-shares.ts'
export { parseCpuset, printCpuset } from './cpu/cpuset.ts'
export { parseCpusetWish } from './cpu/cpuset-wish.ts'
export {
  type CpusetRequest,
  type CpusetTask,
  type CpusetUpdate,
  planCpusets,
} from './cpu/plan-cpusets.ts'
export { type AllocationDirectories, allocationMounts } from './files/allocation-mounts.ts'
export type { Bind } from './files/bind.ts'
export {
  type CheckedFiles,
  type CheckedSource,
  checkSources,
  verifySources,
} from './files/check-sources.ts'
export type { FileOptions, FilePolicy, MountOptions } from './files/file-options.ts'
export {
  type FileFragment,
  type FilePlan,
  planFiles,
  toFileFragment,
} from './files/plan-files.ts'
export type { Mount } from './files/plan-mount.ts'
export type { FileIdentity, SourceReader } from './files/resolve-source.ts'
export { verifyMounted } from './files/verify-mounted.ts'
export {
  type BlkioLimits,
  type BlkioOptions,
  type DeviceRate,
  type ThrottledDevice,
  toBlkio,
} from './limits/blkio.ts'
export { checkBlkio } from './limits/check-blkio.ts'
export { type MemoryLimits, type MemoryRequest, toMemoryLimits } from './limits/memory-limits.ts'
export { toOomScore } from './limits/oom-score.ts'
export { toPidsLimit } from './limits/pids-limit.ts'
export { type PlainFragment, type PlainOptions, toPlainOptions } from './limits/plain-options.ts'
export { type SysctlOptions, toSysctls } from './limits/sysctls.ts'
export { toUlimits, type Ulimit } from './limits/ulimits.ts'
export {
  type Capabilities,
  type CapabilityRequest,
  toCapabilities,
} from './privilege/capabilities.ts'
export { bareCapability, isCapabilityName } from './privilege/capability-name.ts'
export { linuxCapabilities } from './privilege/capability-names.ts'
export {
  type DeviceMapping,
  type DeviceOptions,
  type DeviceReader,
  toDevices,
} from './privilege/devices.ts'
export { type DeviceRequest, type GpuRequest, toGpus } from './privilege/gpus.ts'
export {
  type NamespaceModes,
  type NamespaceOptions,
  type NamespacePolicy,
  toNamespaceModes,
} from './privilege/namespace-modes.ts'
export { toPrivileged } from './privilege/privileged.ts'
export { type RuntimeFacts, type RuntimePolicy, toRuntime } from './privilege/runtime.ts'
export type { SeccompReader, SecurityPolicy } from './privilege/seccomp-profile.ts'
export { toSecurityOpt } from './privilege/security-options.ts'
export {
  checkWindowsUser,
  type EngineOs,
  toIsolation,
  type WindowsUser,
} from './privilege/windows.ts'
