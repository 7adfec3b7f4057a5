import type { ContainerRequest } from '@longshore/engine'
import {
  checkWindowsUser,
  parseCpusetWish,
  printCpuset,
  toBlkio,
  toCapabilities,
  toCpuQuota,
  toCpuShares,
  toFileFragment,
  toGpus,
  toIsolation,
  toMemoryLimits,
  toNamespaceModes,
  toOomScore,
  toPidsLimit,
  toPlainOptions,
  toPrivileged,
  toRuntime,
  toSysctls,
  toUlimits,
} from '@longshore/isolation'
import { withGranted } from './container/granted.ts'
import type { HostParts } from './container/host-parts.ts'
import { toLabels } from './container/labels.ts'
import { toLogConfig } from './container/log-config.ts'
import { toProcess } from './container/process.ts'
import { containerName } from './container-name.ts'
import type { DriverSettings } from './driver-settings.ts'
import { toTaskNetwork } from './network/task-network.ts'
import type { TaskConfig } from './task-config.ts'

/**
 * What the engine is asked to create: a pure merge of the fragments of `isolation` and `networking`, with what was read
 * of the host. `Image` is the name that the job gives; a start puts the id in its place, so that what was pulled is what
 * runs.
 *
 * @throws LongshoreError of the rule that the task breaks, e.g. `CAPABILITY_NOT_ALLOWED`.
 */
export function buildContainer(
  task: TaskConfig,
  settings: DriverSettings,
  parts: HostParts,
): ContainerRequest {
  const { config } = task
  const { request, published } = toTaskNetwork(task)
  const { HostConfig: network, ...networkRequest } = request
  const files = toFileFragment(parts.files.plan)
  return {
    name: containerName(task),
    Image: config.image,
    ...toProcess(task, settings.host),
    Labels: toLabels(task, settings),
    ...networkRequest,
    ExposedPorts: published.ExposedPorts,
    HostConfig: {
      ...files,
      ...toLimits(task, settings),
      ...toCpuset(task, settings.host),
      ...toPrivilege(task, settings),
      ...parts.security,
      ...parts.devices,
      ...withGranted({ ...files, ...parts.devices }, task),
      ...toPlainOptions(config),
      ...network,
      PortBindings: published.PortBindings,
      LogConfig: toLogConfig(config, settings.options),
    },
  }
}

/** Spec: driver.md §4.1, §4.2. */
function toLimits({ config, resources }: TaskConfig, { options, host }: DriverSettings) {
  const cpu = {
    cpuMhz: resources.cpuMhz,
    hostTotalMhz: host.totalMhz,
    hostCores: host.cores.length,
  }
  return {
    ...toCpuShares(cpu),
    ...toCpuQuota(config, cpu),
    ...toMemoryLimits({
      memoryMib: resources.memoryMib,
      memoryMaxMib: resources.memoryMaxMib,
      memoryHardLimitMib: config.memory_hard_limit,
      cgroupVersion: host.cgroupVersion,
    }),
    ...toPidsLimit(config, options),
    ...toOomScore(config, options),
    ...toUlimits(config),
    ...toBlkio(config),
  }
}

/** Its own cores, or else its wish: a start keeps it off those that others have reserved meanwhile. */
function toCpuset(
  { config: { cpuset_cpus }, resources }: TaskConfig,
  { cores }: DriverSettings['host'],
): { CpusetCpus?: string } {
  if (cpuset_cpus) parseCpusetWish(cpuset_cpus, cores)
  const CpusetCpus = printCpuset(resources.cores) || cpuset_cpus
  return CpusetCpus ? { CpusetCpus } : {}
}

/** Spec: driver.md §4.3. */
function toPrivilege({ config, user, granted }: TaskConfig, { options, host }: DriverSettings) {
  const isolation = toIsolation(config, host.os)
  if (host.os === 'windows')
    checkWindowsUser(
      { user, privileged: config.privileged, isolation: isolation.Isolation },
      options,
    )
  return {
    ...toPrivileged(config, options),
    ...toNamespaceModes(config, options),
    ...toCapabilities({
      allowCaps: options.allow_caps,
      capAdd: config.cap_add,
      capDrop: config.cap_drop,
    }),
    ...toSysctls(config),
    ...toGpus(config),
    ...toRuntime(config, options, {
      deviceEnv: granted?.deviceEnv ?? {},
      engineRuntimes: host.runtimes,
    }),
    ...isolation,
  }
}
