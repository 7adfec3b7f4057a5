const min = -(2n ** 63n)
const max = 2n ** 63n - 1n

/** A decimal integer of 64 bits; undefined for anything else. */
export function parseInteger(text: string): bigint | undefined {
  if (!/^[+-]?\d{1,40}$/.test(text)) return undefined
  const value = BigInt(text.replace('+', ''))
  return value >= min && value <= max ? value : undefined
}
