import { compareNumbers } from '../../value/number-arithmetic.ts'
import { extreme } from './extreme.ts'

export const min = extreme((candidate, best) => compareNumbers(candidate, best) < 0)
