/** The JSON of plain data, with the keys of every object in order: equal data has equal JSON. */
export function toCanonicalJson(data: unknown): string {
  return JSON.stringify(data, (_key, value) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
