import type { HclNumber } from '../../../value/number.ts'
import { shortestDecimal } from './decimal.ts'
import { writeGeneral } from './write-decimal.ts'

/** A number as `%v` has it: with all its digits, and with an exponent from 1e+06 on and below 1e-04. */
export function shortestGeneral(number: HclNumber): string {
  const text = writeGeneral(shortestDecimal(number), 6)
  return number.mantissa < 0n ? `-${text}` : text
}
