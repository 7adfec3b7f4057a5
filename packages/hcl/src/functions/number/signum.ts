import { fromInteger, isWhole } from '../../value/convert-number.ts'
import { FunctionProblem } from '../function-problem.ts'
import { numberFunction } from './number-function.ts'

/** The sign of a whole number; go-cty has none for fractions. */
export const signum = numberFunction(['num'], (number) => {
  if (!isWhole(number)) throw new FunctionProblem('the number must be whole', 0)
  return fromInteger(number.mantissa < 0n ? -1 : number.mantissa > 0n ? 1 : 0)
})
