import {
  parseCounters,
  parseLimit,
  type ReadText,
  readOptional,
  readRequired,
} from './cgroup-files.ts'
import type { CgroupLocation } from './locate-cgroup.ts'

/** In bytes, of the group and all below it. */
export interface CgroupMemory {
  /** With the page cache. */
  usage: number
  /** Unset on version 2 before Linux 5.19. */
  maxUsage?: number
  /** Anonymous memory. */
  rss: number
  /** Page cache, tmpfs too. */
  cache: number
  swap: number
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
export function readCgroupMemory(
  { version, folders }: CgroupLocation,
  readText: ReadText,
): Promise<CgroupMemory> {
  const required = (name: string) => readRequired(`${folders.memory}/${name}`, readText)
  const optional = (name: string) => readOptional(`${folders.memory}/${name}`, readText)
  return version === 1 ? readVersion1(required, optional) : readVersion2(required, optional)
}

type Required = (name: string) => Promise<string>
type Optional = (name: string) => Promise<string | undefined>

async function readVersion1(required: Required, optional: Optional): Promise<CgroupMemory> {
  const stat = parseCounters(await required('memory.stat'))
  const oom = parseCounters(await required('memory.oom_control'))
  return {
    usage: Number(await required('memory.usage_in_bytes')),
    maxUsage: Number(await required('memory.max_usage_in_bytes')),
    rss: stat.get('total_rss') ?? 0,
    cache: stat.get('total_cache') ?? 0,
    swap: stat.get('total_swap') ?? 0,
    limit: parseLimit(await required('memory.limit_in_bytes')),
    reservation: parseLimit(await required('memory.soft_limit_in_bytes')),
    // Only with the kernel's swap accounting.
    swapLimit: limitIn(await optional('memory.memsw.limit_in_bytes')),
    oomKills: oom.get('oom_kill') ?? 0,
  }
}

async function readVersion2(required: Required, optional: Optional): Promise<CgroupMemory> {
  const stat = parseCounters(await required('memory.stat'))
  const events = parseCounters(await required('memory.events'))
  const low = limitIn(await optional('memory.low'))
  return {
    usage: Number(await required('memory.current')),
    maxUsage: limitIn(await optional('memory.peak')),
    rss: stat.get('anon') ?? 0,
    cache: stat.get('file') ?? 0,
    swap: limitIn(await optional('memory.swap.current')) ?? 0,
    limit: parseLimit(await required('memory.max')),
    reservation: low === 0 ? undefined : low,
    swapLimit: limitIn(await optional('memory.swap.max')),
    oomKills: events.get('oom_kill') ?? 0,
  }
}

function limitIn(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseLimit(text)
}
