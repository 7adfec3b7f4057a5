import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killMarked, type Mark } from './marked-processes.ts'
import { removeMounts } from './remove-mounts.ts'

/** What a site's folder is named after; the id of the process that it belongs to follows. */
export const sitePrefix = 'longshore-interop-'

/** What all processes of the site have in their environment. */
export function markOf(folder: string): Mark {
  return { name: 'LONGSHORE_INTEROP', value: folder }
}

export async function removeSiteFolder(folder: string): Promise<void> {
  await removeMounts(folder)
  await rm(folder, { recursive: true, force: true })
}

/** Ends and removes what sites have left whose process was killed. Their engines are removed with the next engine. */
export async function removeAbandonedSites(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(sitePrefix)) continue
    const [pid] = name.slice(sitePrefix.length).split('-')
    if (isAlive(Number(pid))) continue
    const folder = join(tmpdir(), name)
    await killMarked(markOf(folder))
    await removeSiteFolder(folder)
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
