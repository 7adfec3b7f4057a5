import type { Value } from '../../value/value.ts'
import { valueAt, wholeAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { anyParameter } from '../parameters.ts'

/** `index(collection, key)`: what `collection[key]` is, of a list, tuple or map. */
export const index: EagerFunction = {
  kind: 'eager',
  parameters: [anyParameter('collection'), anyParameter('key')],
  call(args) {
    const collection = valueAt(args, 0)
    if (collection.type === 'list') return itemAt(collection.items, args)
    if (collection.type !== 'object' || collection.of === undefined) {
      throw new FunctionProblem('the collection must be a list, a tuple or a map', 0)
    }
    const key = valueAt(args, 1)
    if (key.type !== 'string') throw new FunctionProblem('the key of a map must be a string', 1)
    const entry = collection.entries.find((candidate) => candidate.key === key.value)
    if (entry !== undefined) return entry.value
    throw new FunctionProblem(`the map has no key ${JSON.stringify(key.value)}`, 1)
  },
}

function itemAt(items: Value[], args: Value[]): Value {
  const item = items[wholeAt(args, 1)]
  if (item !== undefined) return item
  const range = items.length === 0 ? 'and the list is empty' : `at most ${items.length - 1} here`
  throw new FunctionProblem(`the index must be at least 0, ${range}`, 1)
}
