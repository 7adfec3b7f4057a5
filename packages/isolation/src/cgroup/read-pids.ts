import { parseLimit, type ReadTextNow, readRequired } from './cgroup-files.ts'
import type { CgroupLocation } from './locate-cgroup.ts'

export interface CgroupPids {
  current: number
  /** Unset where there is none. */
  limit?: number
}

/**
 * The same files in both versions. Source: kernel, `admin-guide/cgroup-v1/pids.rst`.
 *
 * @throws LongshoreError `CGROUP_UNREADABLE`
 */
export async function readCgroupPids(
  { folders }: CgroupLocation,
  readText: ReadTextNow,
): Promise<CgroupPids> {
  return {
    current: Number(await readRequired(`${folders.pids}/pids.current`, readText)),
    limit: parseLimit(await readRequired(`${folders.pids}/pids.max`, readText)),
  }
}
