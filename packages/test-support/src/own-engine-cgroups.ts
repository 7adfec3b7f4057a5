import { readdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { OwnEngineFolder } from './own-engine-folder.ts'

const root = '/sys/fs/cgroup'

/** The cgroups of an engine's containers, in every hierarchy, the inner ones first. */
export async function cgroupFolders({ cgroupParent }: OwnEngineFolder): Promise<string[]> {
  // Version 2 has one hierarchy, version 1 one for each controller.
  const hierarchies = (await readdir(root)).map((name) => join(root, name, cgroupParent))
  const found = await Promise.all([join(root, cgroupParent), ...hierarchies].map(foldersIn))
  return found.flat()
}

export async function removeCgroups(folder: OwnEngineFolder): Promise<void> {
  for (const path of await cgroupFolders(folder)) await rmdir(path).catch(ignoreMissing)
}

async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined)
  if (!entries) return []
  const inner = entries.filter((entry) => entry.isDirectory())
  const found = await Promise.all(inner.map(({ name }) => foldersIn(join(path, name))))
  return [...found.flat(), path]
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
