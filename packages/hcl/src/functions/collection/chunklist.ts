import type { Value } from '../../value/value.ts'
import { itemsAt, wholeAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { listParameter, numberParameter } from '../parameters.ts'
import { elementType, listValue } from './typed-list.ts'

/** A list of lists with `size` elements each, the last one with what is left. A size of 0 means one list of all. */
export const chunklist: EagerFunction = {
  kind: 'eager',
  parameters: [listParameter('list', { kind: 'any' }), numberParameter('size')],
  call(args, range) {
    const items = itemsAt(args, 0)
    const size = wholeAt(args, 1)
    if (size < 0) throw new FunctionProblem('the size cannot be negative', 1)
    const element = elementType(args[0]) ?? { kind: 'any' }
    const chunks: Value[] = []
    for (let start = 0; start < items.length; start += size || items.length) {
      chunks.push(listValue(items.slice(start, start + (size || items.length)), element, range))
    }
    return listValue(chunks, { kind: 'list', element }, range)
  },
}
