import {
  counterIn,
  parseLimit,
  type ReadTextNow,
  readOptional,
  readRequired,
} from './cgroup-files.ts'
import type { CgroupLocation } from './locate-cgroup.ts'

/** In bytes, of the group and all below it. */
export interface CgroupMemoryUse {
  /** With the page cache. */
  usage: number
  /** Unset on version 2 before Linux 5.19. */
  maxUsage?: number
  /** Anonymous memory. */
  rss: number
  /** Page cache, tmpfs too. */
  cache: number
  swap: number
}

export interface CgroupMemory extends CgroupMemoryUse {
  /** Unset where there is none; so are the two below. */
  limit?: number
  /** Version 1's soft limit, version 2's `memory.low`. */
  reservation?: number
  /** Swap alone on version 2, memory and swap together on version 1. */
  swapLimit?: number
  /** How often the kernel killed a process of it for want of memory. */
  oomKills: number
}

/**
 * Source: kernel, `admin-guide/cgroup-v1/memory.rst` and `admin-guide/cgroup-v2.rst`.
 *
 * @throws LongshoreError `CGROUP_UNREADABLE`
 */
export async function readCgroupMemory(
  location: CgroupLocation,
  readText: ReadTextNow,
): Promise<CgroupMemory> {
  const use = await readCgroupMemoryUse(location, readText)
  const { required, optional } = filesOf(location, readText)
  if (location.version === 1) {
    return {
      ...use,
      limit: parseLimit(await required('memory.limit_in_bytes')),
      reservation: parseLimit(await required('memory.soft_limit_in_bytes')),
      // Only with the kernel's swap accounting.
      swapLimit: limitIn(await optional('memory.memsw.limit_in_bytes')),
      oomKills: counterIn(await required('memory.oom_control'), 'oom_kill'),
    }
  }
  const low = limitIn(await optional('memory.low'))
  return {
    ...use,
    limit: parseLimit(await required('memory.max')),
    reservation: low === 0 ? undefined : low,
    swapLimit: limitIn(await optional('memory.swap.max')),
    oomKills: counterIn(await required('memory.events'), 'oom_kill'),
  }
}

/**
 * The part of it that changes all the time, from three to four files.
 *
 * @throws LongshoreError `CGROUP_UNREADABLE`
 */
export async function readCgroupMemoryUse(
  location: CgroupLocation,
  readText: ReadTextNow,
): Promise<CgroupMemoryUse> {
  const { required, optional } = filesOf(location, readText)
  const stat = await required('memory.stat')
  if (location.version === 1) {
    return {
      usage: Number(await required('memory.usage_in_bytes')),
      maxUsage: Number(await required('memory.max_usage_in_bytes')),
      rss: counterIn(stat, 'total_rss'),
      cache: counterIn(stat, 'total_cache'),
      swap: counterIn(stat, 'total_swap'),
    }
  }
  return {
    usage: Number(await required('memory.current')),
    maxUsage: limitIn(await optional('memory.peak')),
    rss: counterIn(stat, 'anon'),
    cache: counterIn(stat, 'file'),
    swap: limitIn(await optional('memory.swap.current')) ?? 0,
  }
}

function filesOf({ folders }: CgroupLocation, readText: ReadTextNow) {
  return {
    required: (name: string) => readRequired(`${folders.memory}/${name}`, readText),
    optional: (name: string) => readOptional(`${folders.memory}/${name}`, readText),
  }
}

function limitIn(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseLimit(text)
}
