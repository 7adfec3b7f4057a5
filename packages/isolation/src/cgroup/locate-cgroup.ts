import { join } from 'node:path'
import { LongshoreError } from '@longshore/errors'
import { type ReadTextNow, readRequired } from './cgroup-files.ts'
import { type CgroupVersion, detectCgroupVersion } from './detect-cgroup-version.ts'

const controllers = ['memory', 'cpu', 'cpuacct', 'cpuset', 'pids'] as const

/** Where a container's control group is: one folder in version 2, one for each controller in version 1. */
export interface CgroupLocation {
  version: CgroupVersion
  folders: Readonly<Record<(typeof controllers)[number], string>>
}

/**
 * Finds the control group of a process by `/proc/<pid>/cgroup`: cgroups(7).
 *
 * @throws LongshoreError `CGROUP_UNREADABLE`: the process is gone, or out of sight.
 */
export async function locateCgroup(
  pid: number,
  readText: ReadTextNow,
  root = '/sys/fs/cgroup',
): Promise<CgroupLocation> {
  const text = await readRequired(`/proc/${pid}/cgroup`, readText)
  const version = await detectCgroupVersion(readText, root)
  const paths = pathsByController(text)
  const folders = controllers.map((controller) => {
    const path = paths.get(version === 2 ? '' : controller)
    // Above this process's own namespace the path begins with "/..".
    if (path === undefined || path.split('/').includes('..')) {
      throw new LongshoreError(
        'CGROUP_UNREADABLE',
        `The control group of process ${pid} for "${controller}" is not to be seen from here.`,
      )
    }
    return [controller, version === 2 ? join(root, path) : join(root, controller, path)] as const
  })
  return { version, folders: Object.fromEntries(folders) as CgroupLocation['folders'] }
}

/** Lines of `4:cpu,cpuacct:/docker/…`; version 2's has no controllers. */
function pathsByController(text: string): Map<string, string> {
  const paths = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, names, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? []
    if (names === undefined || path === undefined) continue
    for (const name of names.split(',')) paths.set(name, path)
  }
  return paths
}
