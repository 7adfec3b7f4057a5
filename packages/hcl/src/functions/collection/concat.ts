import type { Range } from '../../source/range.ts'
import { convertValue } from '../../value/convert-value.ts'
import { typeOf } from '../../value/type-of.ts'
import { unifyTypes } from '../../value/unify-types.ts'
import type { Value } from '../../value/value.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { limitElements } from '../limits.ts'
import { anyParameter } from '../parameters.ts'

type ListValue = Value & { type: 'list' }

/** One list of lists that have a type in common, otherwise one tuple. */
export const concat: EagerFunction = {
  kind: 'eager',
  parameters: [],
  rest: anyParameter('seqs'),
  call(args, range) {
    if (args.length === 0) throw new FunctionProblem('needs at least one list or tuple')
    const lists = args.map(toList)
    limitElements(lists.reduce((sum, { items }) => sum + items.length, 0))
    const items = lists.flatMap((list) => list.items)
    return asOneList(lists, range) ?? { type: 'list', items, range }
  },
}

function toList(value: Value, index: number): ListValue {
  if (value.type === 'list') return value
  throw new FunctionProblem('the argument must be a list or a tuple', index)
}

function asOneList(lists: ListValue[], range: Range): Value | undefined {
  if (lists.some(({ of }) => of === undefined)) return undefined
  const type = unifyTypes(lists.map(typeOf))
  if (type?.kind !== 'list') return undefined
  const items = lists.flatMap((list, index) => {
    const conversion = convertValue(list, type)
    if ('problem' in conversion) throw new FunctionProblem(conversion.problem, index)
    return toList(conversion.value, index).items
  })
  return { type: 'list', items, of: type.element, range }
}
