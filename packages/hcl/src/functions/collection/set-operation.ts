import type { Range } from '../../source/range.ts'
import { convertValue } from '../../value/convert-value.ts'
import { createSet } from '../../value/create-set.ts'
import type { Type } from '../../value/type.ts'
import { unifyTypes } from '../../value/unify-types.ts'
import type { Value } from '../../value/value.ts'
import { itemsAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { limitElements } from '../limits.ts'
import { setParameter } from '../parameters.ts'
import { elementType } from './typed-list.ts'

/** A function of one or more sets, whose elements are first brought to one type. */
export function setOperation(combine: (sets: Value[][]) => Value[]): EagerFunction {
  return {
    kind: 'eager',
    parameters: [setParameter('first_set')],
    rest: setParameter('other_sets'),
    call(args: Value[], range: Range): Value {
      const element = commonElement(args)
      const sets = args.map((arg, index) => {
        const conversion = convertValue(arg, { kind: 'set', element })
        if ('problem' in conversion) throw new FunctionProblem(conversion.problem, index)
        return itemsAt([conversion.value], 0)
      })
      limitElements(sets.reduce((sum, items) => sum + items.length, 0))
      return createSet(combine(sets), element, range)
    },
  }
}

function commonElement(args: Value[]): Type {
  const elements = args.flatMap((arg, index) => {
    const type = elementType(arg) ?? { kind: 'any' as const }
    return type.kind === 'any' && itemsAt(args, index).length === 0 ? [] : [type]
  })
  const common = elements.length === 0 ? { kind: 'any' as const } : unifyTypes(elements)
  if (common !== undefined) return common
  throw new FunctionProblem('the sets must have elements of types that go together')
}
