import { textFunction } from '../text-function.ts'
import { toSimpleUpper } from './simple-case.ts'

export const upper = textFunction(['str'], toSimpleUpper)
