/**
 * Replaces `${name}` and `${env["name"]}` by the values that are known; an unknown reference stays as it is
 * (driver.md §4.5). Replaced text is not looked at again.
 */
export function interpolate(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$\{(?:env\["([^"]+)"\]|([a-zA-Z0-9_\-.]+))\}/g,
    (reference, variable, name) => values.get(variable ?? name) ?? reference,
  )
}

/** The same for every string in plain data, keys of maps too. */
export function interpolateAll<T>(data: T, values: ReadonlyMap<string, string>): T {
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return interpolate(value, values)
    if (Array.isArray(value)) return value.map(visit)
    if (value === null || typeof value !== 'object') return value
    const entries = Object.entries(value)
    return Object.fromEntries(entries.map(([key, item]) => [interpolate(key, values), visit(item)]))
  }
  return visit(data) as T
}
