type Fields = Readonly<Record<string, unknown>>

/**
 * What two agent files mean together (command/agent/config.go `Merge`): of options the later one's counts unless it is
 * empty, 0 or false; blocks merge option by option; maps key by key; blocks of one label, and other lists are joined.
 */
export function mergeDrafts(first: Fields, second: Fields): Fields {
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])]
  return Object.fromEntries(names.map((name) => [name, merge(first[name], second[name])]))
}

function merge(first: unknown, second: unknown): unknown {
  if (first === undefined || isEmpty(second)) return first ?? second
  if (first instanceof Map && second instanceof Map) return new Map([...first, ...second])
  if (Array.isArray(first) && Array.isArray(second)) return mergeLists(first, second)
  return isFields(first) && isFields(second) ? mergeDrafts(first, second) : second
}

/** Of one name, the later one's options replace those of the former as a whole. */
function mergeLists(first: unknown[], second: unknown[]): unknown[] {
  const all = [...first, ...second]
  if (!all.every((item) => isFields(item) && 'name' in item)) return all
  const byName = new Map<unknown, Fields>()
  for (const item of all as Fields[]) byName.set(item.name, { ...byName.get(item.name), ...item })
  return [...byName.values()]
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || value === 0 || value === false
}
