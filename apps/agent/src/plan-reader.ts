import * as files from 'node:fs/promises'
import { sep } from 'node:path'
import type { HostReader } from '@longshore/driver'

/** The host's files for a plan, for which nothing is made: paths in the data directory are taken as they are written. */
export function planReader(dataDir: string): HostReader {
  const isPlanned = (path: string) => path === dataDir || path.startsWith(dataDir + sep)
  const nothing = { dev: 0n, ino: 0n }
  const lstat = async (path: string, options?: { bigint: true }) =>
    isPlanned(path) ? nothing : files.lstat(path, options)
  return {
    realpath: async (path) => (isPlanned(path) ? path : files.realpath(path)),
    lstat: lstat as HostReader['lstat'],
    stat: files.stat,
    readFile: files.readFile,
    readdir: files.readdir,
  }
}
