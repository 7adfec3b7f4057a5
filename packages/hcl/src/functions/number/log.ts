import { toDouble } from '../../value/convert-number.ts'
import { fromResult } from './from-result.ts'
import { numberFunction } from './number-function.ts'

/** Computed with doubles, as in go-cty. */
export const log = numberFunction(['num', 'base'], (number, base) =>
  fromResult(Math.log(toDouble(number)) / Math.log(toDouble(base))),
)
