import type { HclNumber } from '../../../value/number.ts'
import { type Decimal, exactDecimal, roundDecimal, shortestDecimal } from './decimal.ts'
import { signOf } from './sign-of.ts'
import type { Verb } from './verb.ts'
import { writeExponent, writeFixed, writeGeneral } from './write-decimal.ts'

/** As Go's `big.Float` formats itself. Zeros pad even where `-` asks for the left. */
export function formatFloat(verb: Verb, number: HclNumber): string {
  const { mode, flags, width = 0 } = verb
  const lower = digitsOf(verb, number)
  const digits = mode === 'E' || mode === 'G' ? lower.toUpperCase() : lower
  const sign = signOf(verb, number.mantissa < 0n)
  if (flags.zero) return sign + digits.padStart(width - sign.length, '0')
  return flags.minus ? (sign + digits).padEnd(width) : (sign + digits).padStart(width)
}

function digitsOf({ mode, precision }: Verb, number: HclNumber): string {
  if (mode === 'g' || mode === 'G') return generalDigits(number, precision)
  const places = precision ?? 6
  const exact = exactDecimal(number)
  if (mode === 'f') return writeFixed(roundDecimal(exact, exact.point + places), places)
  return writeExponent(roundDecimal(exact, places + 1), places)
}

function generalDigits(number: HclNumber, precision: number | undefined): string {
  if (precision === undefined) return writeGeneral(shortestDecimal(number), 6)
  const count = Math.max(1, precision)
  const rounded = roundDecimal(exactDecimal(number), count)
  return writeGeneral(rounded, exponentLimit(rounded, count))
}

/** From which exponent on there is one: a number that is whole in fewer digits has one as soon as they are used up. */
function exponentLimit({ digits, point }: Decimal, count: number): number {
  return count > digits.length && digits.length >= point ? digits.length : count
}
