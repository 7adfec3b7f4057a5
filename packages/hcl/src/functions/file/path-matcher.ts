import { normalize } from 'node:path/posix'
import { FunctionProblem } from '../function-problem.ts'
import { loadRe2 } from '../load-library.ts'

export interface PathMatcher {
  matches(path: string): boolean
  /** Below how many levels of folders nothing can match. */
  depth: number
}

/** `**` for any folders, `*`, `?`, `[a-z]`, `[^a-z]`, `{a,b}`, and a backslash before what is meant literally. */
const tokens = /\*\*\/|\*\*$|\*|\?|\[[!^]?\]?(?:\\.|[^\]\\])*\]|\\.|[{},]|[^*?[\]{},\\]+/gsy

/** Matches a path with `/` against a pattern, in linear time. Throws a `FunctionProblem` on a bad pattern. */
export function toPathMatcher(pattern: string): PathMatcher {
  const clean = normalize(pattern).replace(/^\/+/, '')
  if (clean === '..' || clean.startsWith('../')) {
    throw new FunctionProblem('the pattern cannot lead out of the folder with `..`', 1)
  }
  let open = 0
  let source = ''
  let end = 0
  for (const [token] of clean.matchAll(tokens)) {
    end += token.length
    open += token === '{' ? 1 : token === '}' ? -1 : 0
    if (open < 0) break
    source += sourceOf(token, open)
  }
  if (end !== clean.length || open !== 0) throw badPattern()
  const isDeep = clean.includes('**') || clean.includes('{')
  return { matches: compile(source), depth: isDeep ? Infinity : clean.split('/').length }
}

function sourceOf(token: string, open: number): string {
  if (token === '**/') return '(?:[^/]+/)*'
  if (token === '**') return '.*'
  if (token === '*') return '[^/]*'
  if (token === '?') return '[^/]'
  if (token === '{') return '(?:'
  if (token === '}') return ')'
  if (token === ',') return open > 0 ? '|' : ','
  if (token.startsWith('[')) return token.replace(/^\[!/, '[^')
  return literal(token.startsWith('\\') ? token.slice(1) : token)
}

function compile(source: string): (path: string) => boolean {
  try {
    const { RE2JS } = loadRe2()
    const compiled = RE2JS.compile(`^(?:${source})$`, RE2JS.DOTALL)
    return (path) => compiled.matcher(path).matches()
  } catch {
    throw badPattern()
  }
}

const literal = (text: string) => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')

const badPattern = () =>
  new FunctionProblem('the pattern must be made of **, *, ?, [a-z], {a,b} and plain text', 1)
