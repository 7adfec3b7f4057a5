import { join, relative } from 'node:path'
import type { ReadText } from '../cgroup/cgroup-files.ts'
import type { CheckedSource } from './check-sources.ts'
import { isInside } from './is-inside.ts'
import { type MountedFolder, type MountPoint, parseMountinfo } from './mountinfo.ts'
import { volumeChanged } from './volume-errors.ts'

/**
 * Whether a started container has mounted what was checked. The engine takes paths, not what is behind them, so
 * between the last `verifySources` and its mount a task of the same allocation can still swap a folder; this sees it, in
 * the kernel's own list. Whoever gets the error kills the container.
 *
 * @returns `unknown` where the process is gone or this one may not look at it.
 * @throws LongshoreError `VOLUME_CHANGED`
 */
export async function verifyMounted(
  sources: readonly CheckedSource[],
  pid: number,
  readText: ReadText,
): Promise<'same' | 'unknown'> {
  const text = await readText(`/proc/${pid}/mountinfo`).catch(() => '')
  if (text === '') return 'unknown'
  const mounted = parseMountinfo(text)
  const host = parseMountinfo(await readText('/proc/self/mountinfo'))
  for (const { path } of sources) {
    const folder = folderAt(path, host)
    const expected = sources.filter((other) => isSame(folderAt(other.path, host), folder))
    const found = mounted.filter((mount) => isSame(mount, folder))
    if (found.length >= expected.length) continue
    throw volumeChanged(
      `${JSON.stringify(path)} was replaced after it was checked, and something else is mounted in the container`,
    )
  }
  return 'same'
}

/** The last mount is on top of those before it at the same place. */
function folderAt(path: string, mounts: readonly MountPoint[]): MountedFolder {
  const covering = mounts.filter((mount) => isInside(mount.path, path))
  const depth = Math.max(...covering.map((mount) => mount.path.length))
  const mount = covering.findLast((mount) => mount.path.length === depth)
  if (mount === undefined) return { device: '', root: path }
  return { device: mount.device, root: join(mount.root, relative(mount.path, path)) }
}

function isSame(one: MountedFolder, other: MountedFolder): boolean {
  return one.device === other.device && one.root === other.root
}
