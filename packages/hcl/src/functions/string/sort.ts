import { compareText } from '../../value/compare-text.ts'
import { textsAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { listParameter } from '../parameters.ts'
import { stringsValue } from '../results.ts'

/** By code point. */
export const sort: EagerFunction = {
  kind: 'eager',
  parameters: [listParameter('list', { kind: 'string' })],
  call(args, range) {
    return stringsValue(textsAt(args, 0).sort(compareText), range)
  },
}
