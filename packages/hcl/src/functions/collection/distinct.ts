import { valueKey } from '../../value/value-key.ts'
import { itemsAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { listParameter } from '../parameters.ts'
import { elementType, listValue } from './typed-list.ts'

/** Each element once, where it is first. */
export const distinct: EagerFunction = {
  kind: 'eager',
  parameters: [listParameter('list', { kind: 'any' })],
  call(args, range) {
    const seen = new Set<string>()
    const items = itemsAt(args, 0).filter((item) => {
      const key = valueKey(item)
      return !seen.has(key) && seen.add(key)
    })
    return listValue(items, elementType(args[0]), range)
  },
}
