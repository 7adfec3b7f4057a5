import type { Value } from '../../value/value.ts'
import { itemsAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { limitElements } from '../limits.ts'
import { anyParameter } from '../parameters.ts'

/** A tuple of all elements of the lists, sets and tuples within, however deep. */
export const flatten: EagerFunction = {
  kind: 'eager',
  parameters: [anyParameter('list')],
  call(args, range) {
    const items: Value[] = []
    const add = (item: Value) => {
      if (item.type === 'list' || item.type === 'set') return item.items.forEach(add)
      limitElements(items.push(item))
    }
    itemsAt(args, 0).forEach(add)
    return { type: 'list', items, range }
  },
}
