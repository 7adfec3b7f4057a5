import { dirname, join, relative } from 'node:path'
import type { ReadTextNow } from '../cgroup/cgroup-files.ts'
import type { CheckedSource } from './check-sources.ts'
import { type MountedFolder, type MountPoint, parseMountinfo } from './mountinfo.ts'
import { volumeChanged } from './volume-errors.ts'

/**
 * Whether a started container has mounted what was checked. The engine takes paths, not what is behind them, so
 * between the last `verifySources` and its mount a task of the same allocation can still swap a folder; this sees it, in
 * the kernel's own list. Whoever gets the error kills the container.
 *
 * The host's table is read anew each time: an earlier one would let a swap through, as the kernel gives the device number
 * of an unmounted file system to the next one (the tmpfs of another task's secrets, say).
 *
 * @returns `unknown` where the process is gone or this one may not look at it.
 * @throws LongshoreError `VOLUME_CHANGED`
 */
export async function verifyMounted(
  sources: readonly CheckedSource[],
  pid: number,
  readText: ReadTextNow,
): Promise<'same' | 'unknown'> {
  if (sources.length === 0) return 'same'
  const unclaimed = await readContainer(pid, readText)
  if (unclaimed.length === 0) return 'unknown'
  const host = foldersByPath(await readText('/proc/self/mountinfo'))
  for (const { path } of sources) {
    const folder = folderAt(path, host)
    const found = unclaimed.findIndex((mount) => isSame(mount, folder))
    if (found === -1) {
      throw volumeChanged(
        `${JSON.stringify(path)} was replaced after it was checked, and something else is mounted in the container`,
      )
    }
    unclaimed.splice(found, 1)
  }
  return 'same'
}

async function readContainer(pid: number, readText: ReadTextNow): Promise<MountPoint[]> {
  try {
    return parseMountinfo(await readText(`/proc/${pid}/mountinfo`))
  } catch {
    return []
  }
}

/** The last mount is on top of those before it at the same place. */
function foldersByPath(mountinfo: string): Map<string, MountedFolder> {
  return new Map(parseMountinfo(mountinfo).map((mount) => [mount.path, mount]))
}

function folderAt(path: string, mounts: ReadonlyMap<string, MountedFolder>): MountedFolder {
  for (let place = path; ; place = dirname(place)) {
    const mount = mounts.get(place)
    if (mount !== undefined) return { ...mount, root: join(mount.root, relative(place, path)) }
    if (place === dirname(place)) return { device: '', root: path }
  }
}

function isSame(one: MountedFolder, other: MountedFolder): boolean {
  return one.device === other.device && one.root === other.root
}
