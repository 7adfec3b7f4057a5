/** How many bits the magnitude of `value` has; 0 for 0. */
export function bitLength(value: bigint): number {
  if (value === 0n) return 0
  const digits = (value < 0n ? -value : value).toString(16)
  const first = Number.parseInt(digits.charAt(0), 16)
  return (digits.length - 1) * 4 + 32 - Math.clz32(first)
}
