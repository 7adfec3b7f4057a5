import { compareNumbers } from '../../value/number-arithmetic.ts'
import { extreme } from './extreme.ts'

export const max = extreme((candidate, best) => compareNumbers(candidate, best) > 0)
