import { join } from 'node:path/posix'
import { FunctionProblem } from '../function-problem.ts'

/** `~` and `~/…` as paths in the home folder; others stay. */
export function expandHome(path: string, home: string): string {
  if (!path.startsWith('~')) return path
  if (path === '~' || path.startsWith('~/')) return join(home, path.slice(1))
  throw new FunctionProblem('the home folder of another user (`~name`) is not known', 0)
}
