/** A default as JSON has it: maps come as `Map`s. `undefined` for what is empty, because it says nothing. */
export function toJsonValue(value: unknown): unknown {
  const plain = value instanceof Map ? Object.fromEntries(value) : value
  if (typeof plain !== 'object' || plain === null) return plain
  if (Array.isArray(plain)) return plain.length > 0 ? plain.map(toJsonValue) : undefined
  const entries = Object.entries(plain)
    .map(([name, each]) => [name, toJsonValue(each)] as const)
    .filter(([, each]) => each !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
