import { sortedEntries } from '../../value/sorted-entries.ts'
import { entriesAt, valueAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { anyParameter } from '../parameters.ts'
import { stringValue } from '../results.ts'
import { listValue } from './typed-list.ts'

/** In their order; a list for a map, a tuple for an object. */
export const keys: EagerFunction = {
  kind: 'eager',
  parameters: [anyParameter('inputMap')],
  call(args, range) {
    const items = sortedEntries(entriesAt(args, 0)).map(({ key }) => stringValue(key, range))
    const map = valueAt(args, 0)
    const isMap = map.type === 'object' && map.of !== undefined
    return listValue(items, isMap ? { kind: 'string' } : undefined, range)
  },
}
