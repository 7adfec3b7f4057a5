import { valueAt, wholeAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { anyParameter, numberParameter } from '../parameters.ts'

/** The element at an index that begins again after the last one, and counts from the end where it is negative. */
export const element: EagerFunction = {
  kind: 'eager',
  parameters: [anyParameter('list'), numberParameter('index')],
  call(args) {
    const list = valueAt(args, 0)
    if (list.type !== 'list') throw new FunctionProblem('the argument must be a list or a tuple', 0)
    const index = wholeAt(args, 1)
    const item = list.items.at(index % list.items.length)
    if (item !== undefined) return item
    throw new FunctionProblem('the list is empty', 0)
  },
}
