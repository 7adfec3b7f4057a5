import { textFunction } from '../text-function.ts'
import { toGraphemes } from './graphemes.ts'

/** `strrev` and, in Nomad, `reverse` too: it is of strings there, not of lists. */
export const strrev = textFunction(['str'], (text) => toGraphemes(text).reverse().join(''))
