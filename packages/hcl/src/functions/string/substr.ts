import { textAt, wholeAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { numberParameter, stringParameter } from '../parameters.ts'
import { stringValue } from '../results.ts'
import { toGraphemes } from './graphemes.ts'

/**
 * Offset and length count grapheme clusters. A negative offset counts from the end, a negative length is all that is left;
 * so is a length of 0 after a negative offset, as in go-cty.
 */
export const substr: EagerFunction = {
  kind: 'eager',
  parameters: [stringParameter('str'), numberParameter('offset'), numberParameter('length')],
  call(args, range) {
    const offset = wholeAt(args, 1)
    const length = wholeAt(args, 2)
    if (offset >= 0 && length === 0) return stringValue('', range)
    const characters = toGraphemes(textAt(args, 0))
    const start = offset < 0 ? Math.max(0, characters.length + offset) : offset
    const end = length > 0 ? start + length : characters.length
    return stringValue(characters.slice(start, end).join(''), range)
  },
}
