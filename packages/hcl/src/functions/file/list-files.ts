import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compareText } from '../../value/compare-text.ts'
import { FunctionProblem } from '../function-problem.ts'
import { toPathMatcher } from './path-matcher.ts'

/** How many files and folders are looked at. */
const maxVisited = 100_000

/** The regular files below a folder that match; links are neither listed nor followed. */
export function listFiles(folder: string, pattern: string): string[] {
  const { matches, depth } = toPathMatcher(pattern)
  const found: string[] = []
  let visited = 0

  function visit(way: string, level: number): void {
    for (const entry of entriesOf(join(folder, way))) {
      if (++visited > maxVisited) {
        throw new FunctionProblem(
          `there are more than ${maxVisited} files and folders to look at`,
          0,
        )
      }
      const path = way === '' ? entry.name : `${way}/${entry.name}`
      if (entry.isFile() && matches(path)) found.push(path)
      if (entry.isDirectory() && level < depth) visit(path, level + 1)
    }
  }

  visit('', 1)
  return found.sort(compareText)
}

/** None where there is no folder, or none that this user may read. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
