import { negateNumber } from '../../value/number-arithmetic.ts'
import { numberFunction } from './number-function.ts'

export const abs = numberFunction(['num'], (number) =>
  number.mantissa < 0n ? negateNumber(number) : number,
)
