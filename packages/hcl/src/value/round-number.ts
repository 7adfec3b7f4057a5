import { bitLength } from './bit-length.ts'
import type { HclNumber } from './number.ts'

/** Significant bits, as cty's numbers have them. */
const precision = 512

/** The greatest power of two, and the negative of the least, that a number may reach: about 1e±1233. */
const maxMagnitude = 4096

/**
 * `mantissa × 2^exponent` as a number: of at most 512 significant bits (half to even), in its one form. Undefined where it
 * is beyond 2^±4096: no number may take up more memory than its text.
 */
export function roundNumber(mantissa: bigint, exponent: number): HclNumber | undefined {
  if (mantissa === 0n) return { mantissa, exponent: 0 }
  const excess = Math.max(bitLength(mantissa) - precision, 0)
  const rounded = shiftHalfEven(mantissa, excess)
  const zeros = bitLength(rounded & -rounded) - 1
  const result = { mantissa: rounded >> BigInt(zeros), exponent: exponent + excess + zeros }
  const magnitude = result.exponent + bitLength(result.mantissa)
  return Math.abs(magnitude) > maxMagnitude ? undefined : result
}

/** `mantissa / 2^bits` as the nearest whole number, half to even. */
export function shiftHalfEven(mantissa: bigint, bits: number): bigint {
  if (bits === 0) return mantissa
  if (mantissa < 0n) return -shiftHalfEven(-mantissa, bits)
  const shift = BigInt(bits)
  const half = 1n << (shift - 1n)
  const whole = mantissa >> shift
  const rest = mantissa - (whole << shift)
  const isUp = rest > half || (rest === half && (whole & 1n) === 1n)
  return isUp ? whole + 1n : whole
}
