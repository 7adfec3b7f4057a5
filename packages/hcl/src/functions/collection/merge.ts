import type { Type } from '../../value/type.ts'
import { typeOf } from '../../value/type-of.ts'
import { typesEqual } from '../../value/types-equal.ts'
import type { Value, ValueEntry } from '../../value/value.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { limitElements } from '../limits.ts'
import { nullableParameter } from '../parameters.ts'

/** All entries, of which the later wins: a map where all are maps of one type, otherwise an object. Nulls have no entries. */
export const merge: EagerFunction = {
  kind: 'eager',
  parameters: [],
  rest: nullableParameter('maps'),
  call(args, range) {
    const entries = new Map<string, ValueEntry>()
    for (const [index, arg] of args.entries()) {
      for (const entry of entriesOf(arg, index)) entries.set(entry.key, entry)
    }
    limitElements(entries.size)
    const merged = [...entries.values()]
    const of = commonElement(args.map(typeOf))
    return of
      ? { type: 'object', entries: merged, of, range }
      : { type: 'object', entries: merged, range }
  },
}

function entriesOf(value: Value, index: number): ValueEntry[] {
  if (value.type === 'object') return value.entries
  const isEmpty = value.type === 'null' && ['any', 'map', 'object'].includes(typeOf(value).kind)
  if (isEmpty) return []
  throw new FunctionProblem('the argument must be a map or an object', index)
}

function commonElement([first, ...others]: Type[]): Type | undefined {
  if (first?.kind !== 'map') return undefined
  return others.every((type) => typesEqual(type, first)) ? first.element : undefined
}
