import { ceilNumber } from '../../value/number-arithmetic.ts'
import { numberFunction } from './number-function.ts'

export const ceil = numberFunction(['num'], ceilNumber)
