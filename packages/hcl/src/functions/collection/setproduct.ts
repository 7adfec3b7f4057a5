import type { Range } from '../../source/range.ts'
import { convertValue } from '../../value/convert-value.ts'
import { createSet } from '../../value/create-set.ts'
import type { Type } from '../../value/type.ts'
import { typeOf } from '../../value/type-of.ts'
import { unifyTypes } from '../../value/unify-types.ts'
import type { Value } from '../../value/value.ts'
import { itemsAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { limitElements } from '../limits.ts'
import { anyParameter } from '../parameters.ts'
import { elementType } from './typed-list.ts'

/** A tuple of each combination of elements: in a list, the last argument changing first, or a set if one argument is a set. */
export const setproduct: EagerFunction = {
  kind: 'eager',
  parameters: [],
  rest: anyParameter('sets'),
  call(args, range) {
    if (args.length < 2) throw new FunctionProblem('needs at least two sets or lists')
    const elements = args.map((_, index) => commonElement(args, index))
    const sets = elements.map((element, index) =>
      convertItems(itemsAt(args, index), element, index),
    )
    limitElements(sets.reduce((product, items) => product * items.length, args.length))
    const of: Type = { kind: 'tuple', elements }
    const items = combine(sets, range)
    const isList = args.every(({ type }) => type === 'list')
    return isList ? { type: 'list', items, of, range } : createSet(items, of, range)
  },
}

function commonElement(args: Value[], index: number): Type {
  const items = itemsAt(args, index)
  const element = elementType(args[index])
  if (element !== undefined) return element
  const common = items.length === 0 ? { kind: 'any' as const } : unifyTypes(items.map(typeOf))
  if (common !== undefined) return common
  throw new FunctionProblem('the elements must be of one type', index)
}

function convertItems(items: Value[], element: Type, index: number): Value[] {
  return items.map((item) => {
    const conversion = convertValue(item, element)
    if ('value' in conversion) return conversion.value
    throw new FunctionProblem(conversion.problem, index)
  })
}

function combine(sets: Value[][], range: Range): Value[] {
  let rows: Value[][] = [[]]
  for (const items of sets) rows = rows.flatMap((row) => items.map((item) => [...row, item]))
  return rows.map((row) => ({ type: 'list', items: row, range }))
}
