import { parseCoreList } from './core-list.ts'
import { readCoreSpeed } from './core-speed.ts'
import type { ReadTextFile } from './read-text-file.ts'

export type { ReadTextFile } from './read-text-file.ts'

export interface HostCpu {
  /** Logical cores that are online. */
  cores: number
  /** The sum of the cores' speeds: Nomad's `cpu.totalcompute`. */
  totalMhz: number
}

/** Assumed of a core about which the kernel tells no speed, as on most arm64 virtual machines. */
const unknownSpeedMhz = 1000

/**
 * Counts a Linux host's cores and their speed. Speeds come, core by core, from the kernel's frequency drivers, else from
 * the first speed in `/proc/cpuinfo` (the current one on x86), else 1000 MHz. Both numbers are positive integers, also
 * where no file can be read: one core then.
 */
export async function readHostCpu(readFile: ReadTextFile): Promise<HostCpu> {
  const [online, cpuinfo] = await Promise.all([
    readFile('/sys/devices/system/cpu/online').catch(() => ''),
    readFile('/proc/cpuinfo').catch(() => ''),
  ])
  const cores = parseCoreList(online) ?? listedCores(cpuinfo)
  const speeds = await Promise.all(cores.map((core) => readCoreSpeed(core, readFile)))
  const listed = listedSpeed(cpuinfo)
  return {
    cores: cores.length,
    totalMhz: speeds.reduce((total, speed) => total + (speed || listed || unknownSpeedMhz), 0),
  }
}

function listedCores(cpuinfo: string): number[] {
  const ids = [...cpuinfo.matchAll(/^processor\s*:\s*(\d{1,5})$/gm)].map(([, id]) => Number(id))
  return ids.length > 0 ? ids : [0]
}

/** Whole MHz; 0 when none is listed. x86 says `cpu MHz`, s390x `cpu MHz dynamic`, ppc64 `clock`. */
function listedSpeed(cpuinfo: string): number {
  const found = /^(?:cpu MHz(?: dynamic)?|clock)\s*:\s*(\d{1,9})/m.exec(cpuinfo)
  return Number(found?.[1] ?? 0)
}
