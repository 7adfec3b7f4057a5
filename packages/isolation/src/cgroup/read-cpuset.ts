import { parseCpuset } from '../cpu/cpuset.ts'
import { type ReadTextNow, readRequired } from './cgroup-files.ts'
import type { CgroupLocation } from './locate-cgroup.ts'

/**
 * The cores that the group really runs on. Source: cpuset(7); kernel, `admin-guide/cgroup-v2.rst`.
 *
 * @throws LongshoreError `CGROUP_UNREADABLE`
 */
export async function readCgroupCpuset(
  { version, folders }: CgroupLocation,
  readText: ReadTextNow,
): Promise<number[]> {
  const file = version === 1 ? 'cpuset.effective_cpus' : 'cpuset.cpus.effective'
  return parseCpuset(await readRequired(`${folders.cpuset}/${file}`, readText))
}
