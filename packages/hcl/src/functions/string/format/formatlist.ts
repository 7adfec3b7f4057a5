import type { Value } from '../../../value/value.ts'
import { textAt } from '../../arguments.ts'
import { FunctionProblem } from '../../function-problem.ts'
import type { EagerFunction } from '../../hcl-function.ts'
import { limitCharacters } from '../../limits.ts'
import { nullableParameter, stringParameter } from '../../parameters.ts'
import { stringsValue } from '../../results.ts'
import { formatText } from './format-text.ts'

/** One text for each element of the lists among the arguments, which are of one length; other arguments come in each. */
export const formatlist: EagerFunction = {
  kind: 'eager',
  parameters: [stringParameter('format')],
  rest: nullableParameter('args'),
  call(args, range) {
    const template = textAt(args, 0)
    const rest = args.slice(1)
    let size = 0
    const texts = Array.from({ length: countRows(rest) }, (_, row) => {
      const text = formatText(
        template,
        rest.map((arg) => rowOf(arg, row)),
      )
      size += text.length
      limitCharacters(size)
      return text
    })
    return stringsValue(texts, range)
  },
}

/** Without any list it is one row. */
function countRows(args: Value[]): number {
  let count: number | undefined
  for (const [index, arg] of args.entries()) {
    if (!isList(arg)) continue
    count ??= arg.items.length
    if (arg.items.length === count) continue
    const message = `this list has ${arg.items.length} elements, and one before it ${count}`
    throw new FunctionProblem(message, index + 1)
  }
  return count ?? 1
}

function rowOf(arg: Value, row: number): Value {
  return isList(arg) ? (arg.items[row] ?? arg) : arg
}

function isList(value: Value): value is Value & { type: 'list' | 'set' } {
  return value.type === 'list' || value.type === 'set'
}
