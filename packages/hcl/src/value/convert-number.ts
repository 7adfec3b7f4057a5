import { bitLength } from './bit-length.ts'
import type { HclNumber } from './number.ts'
import { parseNumber } from './parse-number.ts'
import { roundNumber, shiftHalfEven } from './round-number.ts'

/** A whole number, rounded to 512 bits. Throws `RangeError` on a fraction, NaN, infinities, and beyond 2^4096. */
export function fromInteger(value: number | bigint): HclNumber {
  return known(roundNumber(BigInt(value), 0), value)
}

/**
 * The number that a double's shortest text writes: 0.1 is a tenth, as it would be if it were written in a file. Throws
 * `RangeError` on NaN and infinities.
 */
export function fromDouble(value: number): HclNumber {
  return known(parseNumber(String(value)), value)
}

/** Undefined where the number is a fraction, or beyond ±(2^53 - 1). */
export function toInteger({ mantissa, exponent }: HclNumber): number | undefined {
  if (exponent < 0 || exponent > 53) return undefined
  const value = Number(mantissa) * 2 ** exponent
  return Number.isSafeInteger(value) ? value : undefined
}

/** The nearest double, half to even; an infinity where the number is beyond all doubles. */
export function toDouble({ mantissa, exponent }: HclNumber): number {
  if (exponent > 1023) return mantissa < 0n ? -Infinity : Infinity
  // The last places of the smallest doubles lie 2^-1074 apart: rounded to those at once, never twice.
  const isTiny = bitLength(mantissa) + exponent <= -1022 && exponent < -1074
  if (isTiny) return Number(shiftHalfEven(mantissa, -1074 - exponent)) * 2 ** -1074
  const nearest = Number(mantissa)
  return exponent < -1000 ? nearest * 2 ** -700 * 2 ** (exponent + 700) : nearest * 2 ** exponent
}

export function isWhole({ exponent }: HclNumber): boolean {
  return exponent >= 0
}

function known(number: HclNumber | undefined, value: number | bigint): HclNumber {
  if (number === undefined) throw new RangeError(`${shown(value)} is not a number of HCL`)
  return number
}

function shown(value: number | bigint): string {
  return typeof value === 'bigint' ? 'this whole number' : String(value)
}
