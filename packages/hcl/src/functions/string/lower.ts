import { textFunction } from '../text-function.ts'
import { toSimpleLower } from './simple-case.ts'

export const lower = textFunction(['str'], toSimpleLower)
