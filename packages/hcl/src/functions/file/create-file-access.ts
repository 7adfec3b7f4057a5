import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { FunctionProblem } from '../function-problem.ts'
import { expandHome } from './expand-home.ts'
import type { FileAccess } from './file-access.ts'
import { listFiles } from './list-files.ts'
import { resolveInside } from './resolve-inside.ts'

const maxBytes = 4 * 2 ** 20

/**
 * Regular files of at most 4 MiB within one folder, which no path and no symbolic link leaves. The folder itself may be
 * reached by links. Nothing is looked at before a function asks for it.
 */
export function createFileAccess(folder: string, home: string = homedir()): FileAccess {
  const root = resolve(folder)
  const locate = (path: string) => resolveInside(root, expandHome(path, home), path)

  function open(path: string): number | undefined {
    const real = locate(path)
    if (real === undefined) return undefined
    // Without waiting for the other end of a pipe, and not through a link that was put there since.
    const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW
    const file = openFile(real, flags, path)
    if (fstatSync(file).isFile()) return file
    closeSync(file)
    throw new FunctionProblem(`${JSON.stringify(path)} is no regular file`, 0)
  }

  return {
    folder: root,
    home,
    read(path) {
      const file = open(path)
      if (file === undefined) {
        throw new FunctionProblem(`there is no file ${JSON.stringify(path)} in ${root}`, 0)
      }
      try {
        return readWhole(file, path)
      } finally {
        closeSync(file)
      }
    },
    exists(path) {
      const file = open(path)
      if (file !== undefined) closeSync(file)
      return file !== undefined
    },
    list(path, pattern) {
      const real = locate(path)
      return real === undefined ? [] : listFiles(real, pattern)
    },
  }
}

function openFile(real: string, flags: number, path: string): number {
  try {
    return openSync(real, flags)
  } catch (cause) {
    const { code } = Object(cause)
    const reason = code === 'EACCES' ? 'this user may not read it' : code
    throw new FunctionProblem(`${JSON.stringify(path)} cannot be opened: ${reason}`, 0)
  }
}

function readWhole(file: number, path: string): Uint8Array {
  const tooLarge = () =>
    new FunctionProblem(`${JSON.stringify(path)} is larger than ${maxBytes} bytes`, 0)
  if (fstatSync(file).size > maxBytes) throw tooLarge()
  const content = readFileSync(file)
  if (content.length > maxBytes) throw tooLarge()
  return content
}
