import type { ValueEntry } from '../../value/value.ts'
import { itemsAt, textsAt, valueAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { anyParameter, listParameter } from '../parameters.ts'

/** Keys and as many values: a map if these are a list, an object if they are a tuple. A repeated key has its last value. */
export const zipmap: EagerFunction = {
  kind: 'eager',
  parameters: [listParameter('keys', { kind: 'string' }), anyParameter('values')],
  call(args, range) {
    const keys = textsAt(args, 0)
    const list = valueAt(args, 1)
    if (list.type !== 'list') throw new FunctionProblem('the values must be a list or a tuple', 1)
    if (keys.length !== list.items.length) {
      throw new FunctionProblem(`there are ${keys.length} keys and ${list.items.length} values`, 1)
    }
    const entries = new Map<string, ValueEntry>()
    for (const [index, value] of list.items.entries()) {
      const key = keys[index] ?? ''
      entries.set(key, { key, keyRange: itemsAt(args, 0)[index]?.range ?? range, value })
    }
    const { of } = list
    const all = [...entries.values()]
    return of
      ? { type: 'object', entries: all, of, range }
      : { type: 'object', entries: all, range }
  },
}
