import type { HclNumber } from './number.ts'
import { divideWhole } from './number-arithmetic.ts'
import { roundNumber } from './round-number.ts'

const pattern = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:([eEpP])([+-]?\d+))?$/

/** The largest power of ten that is looked at; a number of HCL ends long before. */
const maxPower = 1300

/** More digits than that tell nothing but that there are more. */
const maxDigits = 2_000

/**
 * The number that a text writes: the grammar is that of Go's `big.ParseFloat` in base 10, without infinities. Undefined
 * where it writes none, or one that is too large or too small for a number of HCL.
 */
export function parseNumber(text: string): HclNumber | undefined {
  const match = pattern.exec(text)
  if (match === null) return undefined
  const [, sign, whole = '', fraction = '', base = 'e', exponent = '0'] = match
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = stripZeros(digits)
  if (significant === '') return { mantissa: 0n, exponent: 0 }
  const shown = shorten(significant)
  const mantissa = BigInt(sign + shown)
  const isDecimal = base === 'e' || base === 'E'
  const point = digits.length - fraction.length + (isDecimal ? Number(exponent) : 0)
  const bits = isDecimal ? 0 : Number(exponent)
  if (Math.abs(point) > maxPower || Math.abs(bits) > maxPower * 7) return undefined
  const power = point - shown.length
  return power < 0
    ? divideWhole(mantissa, 10n ** BigInt(-power), bits)
    : roundNumber(mantissa * 10n ** BigInt(power), bits)
}

/** A last digit stands for all that are left out, so that no tie is taken for one. */
function shorten(digits: string): string {
  return digits.length > maxDigits ? `${digits.slice(0, maxDigits)}1` : digits
}

/** Without the zeros at its end. */
function stripZeros(digits: string): string {
  let end = digits.length
  while (digits.charCodeAt(end - 1) === 48) end--
  return digits.slice(0, end)
}
