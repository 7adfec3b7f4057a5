import type { Value } from '../../../value/value.ts'
import { FunctionProblem } from '../../function-problem.ts'
import { limitCharacters } from '../../limits.ts'
import { formatVerb } from './format-verb.ts'
import { parseVerb } from './verb.ts'

/**
 * A format with its verbs replaced by the arguments: each in turn, or from where `[n]` says. Throws a `FunctionProblem` also
 * where arguments are missing or left over.
 */
export function formatText(format: string, args: Value[]): string {
  let result = ''
  let next = 0
  let used = 0
  for (let offset = 0; offset < format.length; ) {
    const percent = format.indexOf('%', offset)
    const end = percent < 0 ? format.length : percent
    result += format.slice(offset, end)
    if (percent < 0) break
    if (format.startsWith('%%', percent)) {
      result += '%'
      offset = percent + 2
      continue
    }
    const verb = parseVerb(format, percent)
    const index = verb.argument ?? next
    const arg = args[index]
    if (arg === undefined) {
      const message = `${verb.raw} asks for argument ${index + 1} after the format, and there are ${args.length}`
      throw new FunctionProblem(message, 0)
    }
    result += formatVerb(verb, arg, index + 1)
    limitCharacters(result.length)
    next = index + 1
    used = Math.max(used, next)
    offset = percent + verb.raw.length
  }
  if (used === args.length) return result
  const message = `the format uses ${used} of the ${args.length} arguments after it`
  throw new FunctionProblem(message, used + 1)
}
