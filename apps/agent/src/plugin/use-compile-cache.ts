import { lstatSync, mkdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/**
 * Lets Node keep what it compiles of this program in `<folder>/compiled`: Nomad starts a plugin three times. What is there is run,
 * so a folder that another user may write to is left alone, and the start takes a little longer.
 */
export function useCompileCache(folder: string): void {
  const path = join(folder, 'compiled')
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    if ([folder, path].every(isOwn)) enableCompileCache(path)
  } catch {
    // Whatever is wrong with the folder is told where the state is opened.
  }
}

function isOwn(path: string): boolean {
  const { uid, mode } = lstatSync(path)
  return uid === process.getuid?.() && (mode & 0o022) === 0
}
