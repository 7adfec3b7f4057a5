/**
 * Replaces `${name}` by the values that are known; an unknown reference stays as it is (driver.md §4.5).
 * Replaced text is not looked at again.
 */
export function interpolate(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$\{([a-zA-Z0-9_\-.]+)\}/g,
    (reference, name) => values.get(name) ?? reference,
  )
}

/** The same for every string in plain data; names of fields stay. */
export function interpolateAll<T>(data: T, values: ReadonlyMap<string, string>): T {
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return interpolate(value, values)
    if (Array.isArray(value)) return value.map(visit)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, visit(field)]))
  }
  return visit(data) as T
}
