import { toDouble } from '../../value/convert-number.ts'
import { fromResult } from './from-result.ts'
import { numberFunction } from './number-function.ts'

/** Computed with doubles, as in go-cty. */
export const pow = numberFunction(['num', 'power'], (number, power) =>
  fromResult(toDouble(number) ** toDouble(power)),
)
