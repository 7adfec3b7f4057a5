import { valueAt, wholeAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { anyParameter, numberParameter } from '../parameters.ts'
import { listValue } from './typed-list.ts'

/** The elements from an index to before another. */
export const slice: EagerFunction = {
  kind: 'eager',
  parameters: [anyParameter('list'), numberParameter('start_index'), numberParameter('end_index')],
  call(args, range) {
    const list = valueAt(args, 0)
    if (list.type !== 'list') throw new FunctionProblem('the argument must be a list or a tuple', 0)
    const start = wholeAt(args, 1)
    const end = wholeAt(args, 2)
    const { length } = list.items
    if (end < 0 || end > length) {
      throw new FunctionProblem(
        `the end must be between 0 and ${length}, the length of the list`,
        2,
      )
    }
    if (start >= 0 && start <= end) return listValue(list.items.slice(start, end), list.of, range)
    throw new FunctionProblem(`the start must be between 0 and ${end}, the end`, 1)
  },
}
