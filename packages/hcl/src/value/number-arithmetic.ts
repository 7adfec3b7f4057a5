import { bitLength } from './bit-length.ts'
import type { HclNumber } from './number.ts'
import { roundNumber } from './round-number.ts'

// Each result is rounded to 512 bits, and undefined where it is too large or too small for a number of HCL.

export function addNumbers(a: HclNumber, b: HclNumber): HclNumber | undefined {
  const exponent = Math.min(a.exponent, b.exponent)
  return roundNumber(scaleTo(a, exponent) + scaleTo(b, exponent), exponent)
}

export function subtractNumbers(a: HclNumber, b: HclNumber): HclNumber | undefined {
  return addNumbers(a, negateNumber(b))
}

export function multiplyNumbers(a: HclNumber, b: HclNumber): HclNumber | undefined {
  return roundNumber(a.mantissa * b.mantissa, a.exponent + b.exponent)
}

/** The caller has made sure that `b` is not 0. */
export function divideNumbers(a: HclNumber, b: HclNumber): HclNumber | undefined {
  return divideWhole(a.mantissa, b.mantissa, a.exponent - b.exponent)
}

/** `dividend / divisor × 2^exponent`, rounded once. */
export function divideWhole(
  dividend: bigint,
  divisor: bigint,
  exponent: number,
): HclNumber | undefined {
  const shift = Math.max(bitLength(divisor) - bitLength(dividend) + 520, 0)
  const scaled = dividend << BigInt(shift)
  const quotient = scaled / divisor
  if (quotient * divisor === scaled) return roundNumber(quotient, exponent - shift)
  // One more bit, which says that the quotient is not all, decides every tie as the exact result would.
  const isNegative = dividend < 0n !== divisor < 0n
  return roundNumber((quotient << 1n) + (isNegative ? -1n : 1n), exponent - shift - 1)
}

/**
 * What is left of `a` when `b` is taken from it as often as it goes, with the sign of `a`: `a - b × trunc(a / b)`, each
 * step rounded, as cty's `Modulo`. The caller has made sure that `b` is not 0.
 */
export function moduloNumbers(a: HclNumber, b: HclNumber): HclNumber | undefined {
  const quotient = divideNumbers(a, b)
  if (quotient === undefined) return undefined
  const whole = quotient.mantissa < 0n ? ceilNumber(quotient) : floorNumber(quotient)
  const taken = multiplyNumbers(b, whole)
  return taken && subtractNumbers(a, taken)
}

export function negateNumber({ mantissa, exponent }: HclNumber): HclNumber {
  return { mantissa: -mantissa, exponent }
}

export function compareNumbers(a: HclNumber, b: HclNumber): -1 | 0 | 1 {
  if (a.mantissa === b.mantissa && a.exponent === b.exponent) return 0
  const exponent = Math.min(a.exponent, b.exponent)
  return scaleTo(a, exponent) < scaleTo(b, exponent) ? -1 : 1
}

/** The greatest whole number that is not above `number`. */
export function floorNumber(number: HclNumber): HclNumber {
  if (number.exponent >= 0) return number
  // A shift to the right rounds down, also below 0; fewer bits than before always fit.
  return roundNumber(number.mantissa >> BigInt(-number.exponent), 0) ?? number
}

/** The least whole number that is not below `number`. */
export function ceilNumber(number: HclNumber): HclNumber {
  return negateNumber(floorNumber(negateNumber(number)))
}

/** The mantissa that the number has with an exponent that is not above its own. */
function scaleTo({ mantissa, exponent }: HclNumber, lower: number): bigint {
  return mantissa << BigInt(exponent - lower)
}
