import { floorNumber } from '../../value/number-arithmetic.ts'
import { numberFunction } from './number-function.ts'

export const floor = numberFunction(['num'], floorNumber)
