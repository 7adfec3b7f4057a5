import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { Agent } from '@longshore/config'
import { readHostCpu } from '@longshore/fingerprint'
import { parseCpuset } from '@longshore/isolation'

/** All of the host's CPU, whether tasks may have it or not. */
export interface HostCompute {
  totalMhz: number
  /** Numbers of the cores. */
  cores: number[]
}

/** The host's CPU as it is found, or in MHz as the operator says. */
export async function readHostCompute(agent?: Pick<Agent, 'client'>): Promise<HostCompute> {
  const { totalMhz } = await readHostCpu(readText)
  return { totalMhz: agent?.client.cpu_total_compute || totalMhz, cores: await coresOnline() }
}

/** Source: cpu(7) of sysfs, `/sys/devices/system/cpu/online`. */
async function coresOnline(): Promise<number[]> {
  try {
    return parseCpuset(await readText('/sys/devices/system/cpu/online'))
  } catch {
    return Array.from({ length: availableParallelism() }, (_, core) => core)
  }
}

const readText = (path: string) => readFile(path, 'utf8')
