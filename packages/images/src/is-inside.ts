import { isAbsolute, relative, sep } from 'node:path'

/** Whether a path lies in a folder; both are absolute, without symbolic links. The folder itself does not. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
