import type { EngineInfo } from '@longshore/engine'
import type { Attributes } from '../attributes.ts'

export interface DriverFacts {
  version: string
  info: Pick<EngineInfo, 'osType' | 'runtimes'>
  /** The host's address in the network `bridge`; empty where there is none. */
  bridgeIp: string
  options: FingerprintOptions
  host: FingerprintHost
}

/** What of the driver's options constraints can ask about. */
export interface FingerprintOptions {
  allow_privileged: boolean
  volumes: { enabled: boolean }
  pids_limit?: number | undefined
}

export interface FingerprintHost {
  /** `process.platform`. */
  platform: string
  /** Whether this process is root's; of no meaning on Windows. */
  isRoot: boolean
}

/** What constraints can ask about the driver. What does not apply is left out, as the reference does. Spec: driver.md §8. */
export function toDriverAttributes(facts: DriverFacts): Attributes {
  const { version, info, bridgeIp, options, host } = facts
  const { pids_limit: pidsLimit = 0 } = options
  return {
    'driver.docker': true,
    'driver.docker.version': version,
    'driver.docker.os_type': info.osType,
    'driver.docker.runtimes': info.runtimes.toSorted().join(','),
    ...(bridgeIp && { 'driver.docker.bridge_ip': bridgeIp }),
    ...(options.allow_privileged && { 'driver.docker.privileged.enabled': true }),
    ...(options.volumes.enabled && { 'driver.docker.volumes.enabled': true }),
    ...(pidsLimit > 0 && { 'driver.docker.pids.limit': String(pidsLimit) }),
    ...(host.platform === 'linux' &&
      !host.isRoot && { 'driver.docker.cpuset_management.disabled': true }),
  }
}
