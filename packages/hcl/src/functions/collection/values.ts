import { sortedEntries } from '../../value/sorted-entries.ts'
import { entriesAt, valueAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { anyParameter } from '../parameters.ts'
import { listValue } from './typed-list.ts'

/** In the order of their keys; a list for a map, a tuple for an object. */
export const values: EagerFunction = {
  kind: 'eager',
  parameters: [anyParameter('mapping')],
  call(args, range) {
    const items = sortedEntries(entriesAt(args, 0)).map(({ value }) => value)
    const map = valueAt(args, 0)
    return listValue(items, map.type === 'object' ? map.of : undefined, range)
  },
}
