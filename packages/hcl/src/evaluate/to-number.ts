/** The most digits of a whole number; a double has no more either. */
const maxDigits = 309

/**
 * The number that a literal writes: a bigint where it is whole and beyond 2^53, so that it stays exact, and the nearest
 * double where it is a fraction. Undefined where it has more than 309 digits, or is so small that it would become 0.
 */
export function toNumber(text: string): number | bigint | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return 0
  const zeros = Number(exponent) - fraction.length + digits.length - significant.length
  if (significant.length + zeros > maxDigits) return undefined
  if (zeros < 0) {
    const nearest = Number(text)
    return nearest === 0 || !Number.isFinite(nearest) ? undefined : nearest
  }
  const exact = BigInt(sign + significant + '0'.repeat(zeros))
  const number = Number(exact)
  return Number.isSafeInteger(number) ? number : exact
}
