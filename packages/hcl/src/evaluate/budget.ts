import type { Value } from '../value/value.ts'

/** How much work evaluations may do together. All that are for one file share one, in `Scope.budget`. */
export interface Budget {
  /** Takes so much of what is left; false, from then on, once that is too little. */
  spend(units: number): boolean
  /**
   * How much work it is to visit a value with all its parts, of which a shared one counts each time; Infinity where it
   * is nested more than 256 deep.
   */
  sizeOf(value: Value): number
  /** What a map or object has by that key. Asked often, a large one is not searched again each time. */
  find(value: ObjectValue, key: string): Value | undefined
}

type ObjectValue = Value & { type: 'object' }

/** Units: a node or an element visited, or 8 characters made. */
const defaultUnits = 2_000_000

const maxDepth = 256

/** Entries that are as quickly searched as indexed. */
const maxSearched = 16

interface Measure {
  size: number
  depth: number
}

/** A new budget, of 2 million units by default: many times what a file of 10,000 lines needs. */
export function createBudget(units = defaultUnits): Budget {
  let left = units
  const known = new WeakMap<object, Measure>()
  const indexes = new WeakMap<object, ReadonlyMap<string, Value>>()

  function measure(value: Value, level: number): Measure {
    if (value.type === 'string') return { size: textSize(value.value), depth: 0 }
    const parts = partsOf(value)
    if (parts === undefined) return { size: 1, depth: 0 }
    const before = known.get(parts.container)
    if (before) return before
    const result = level > maxDepth ? tooDeep : measureParts(parts.values(), level)
    known.set(parts.container, result)
    return result
  }

  function measureParts(values: readonly Value[], level: number): Measure {
    let size = 1
    let depth = 0
    for (const value of values) {
      const part = measure(value, level + 1)
      size += part.size
      depth = Math.max(depth, part.depth + 1)
    }
    return depth > maxDepth ? tooDeep : { size, depth }
  }

  return {
    spend(amount) {
      left -= amount
      return left >= 0
    },
    sizeOf: (value) => measure(value, 0).size,
    find({ entries }, key) {
      if (entries.length <= maxSearched) return entries.find((entry) => entry.key === key)?.value
      const index = indexes.get(entries) ?? new Map(entries.map(({ key, value }) => [key, value]))
      indexes.set(entries, index)
      return index.get(key)
    },
  }
}

const tooDeep: Measure = { size: Number.POSITIVE_INFINITY, depth: maxDepth + 1 }

/** The work of making or reading a text. */
export function textSize(text: string): number {
  return 1 + text.length / 8
}

/** The values within a value, and what is the same object wherever the value is used. */
function partsOf(value: Value): { container: object; values(): Value[] } | undefined {
  if (value.type === 'list' || value.type === 'set') {
    return { container: value.items, values: () => value.items }
  }
  if (value.type !== 'object') return undefined
  return { container: value.entries, values: () => value.entries.map((entry) => entry.value) }
}
