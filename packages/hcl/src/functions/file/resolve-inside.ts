import { realpathSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { FunctionProblem } from '../function-problem.ts'

/**
 * Where a path really is, all links followed; undefined where nothing is. Throws a `FunctionProblem` where the path, or a
 * link on its way, leaves the folder. `shown` is the path as the user wrote it.
 */
export function resolveInside(folder: string, path: string, shown: string): string | undefined {
  const refuse = (how: string) =>
    new FunctionProblem(
      `${JSON.stringify(shown)} ${how} ${folder}: only files within it may be used`,
      0,
    )
  if (path.includes('\0')) throw new FunctionProblem('a path cannot have a NUL character', 0)
  const root = realOf(folder) ?? folder
  const target = resolve(folder, path)
  if (!isInside(folder, target) && !isInside(root, target)) throw refuse('is outside of')
  const real = realOf(target)
  if (!isInside(root, real ?? realOfParent(target))) throw refuse('leads through a link out of')
  return real
}

/** The nearest folder above a path that exists. */
function realOfParent(path: string): string {
  const parent = dirname(path)
  return realOf(parent) ?? (parent === path ? path : realOfParent(parent))
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch (cause) {
    const { code } = Object(cause)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new FunctionProblem(`${JSON.stringify(path)} cannot be looked up: ${code}`, 0)
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
