import type { HclNumber } from '../../../value/number.ts'
import { numberText } from '../../../value/number-text.ts'

/** A magnitude in decimal: `0.<digits> × 10^point`, without zeros at either end; no digits for 0. */
export interface Decimal {
  digits: string
  point: number
}

/** All the digits that a number has: each binary fraction ends in decimal too. */
export function exactDecimal({ mantissa, exponent }: HclNumber): Decimal {
  const magnitude = mantissa < 0n ? -mantissa : mantissa
  if (exponent >= 0) return decimalOf((magnitude << BigInt(exponent)).toString(), 0)
  return decimalOf((magnitude * 5n ** BigInt(-exponent)).toString(), -exponent)
}

/** The fewest digits that mean this number. */
export function shortestDecimal(number: HclNumber): Decimal {
  const [whole = '', fraction = ''] = numberText(number).replace('-', '').split('.')
  return decimalOf(whole + fraction, fraction.length)
}

/** To so many digits, half to even. */
export function roundDecimal(decimal: Decimal, count: number): Decimal {
  const { digits, point } = decimal
  if (count >= digits.length) return decimal
  if (count < 0) return { digits: '', point: 0 }
  const kept = digits.slice(0, count)
  if (!roundsUp(digits, count)) return decimalOf(kept, count - point)
  return decimalOf((BigInt(kept || '0') + 1n).toString().padStart(count, '0'), count - point)
}

function roundsUp(digits: string, count: number): boolean {
  if (digits.slice(count) !== '5') return digits.charAt(count) >= '5'
  return count > 0 && Number(digits.charAt(count - 1)) % 2 === 1
}

/** `digits × 10^-places`. */
function decimalOf(digits: string, places: number): Decimal {
  const start = digits.search(/[1-9]/)
  if (start < 0) return { digits: '', point: 0 }
  let end = digits.length
  while (digits[end - 1] === '0') end--
  return { digits: digits.slice(start, end), point: digits.length - start - places }
}
