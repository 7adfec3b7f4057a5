import { textAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { limitElements } from '../limits.ts'
import { stringParameter } from '../parameters.ts'
import { stringsValue } from '../results.ts'

/** An empty separator stands between all code points. */
export const split: EagerFunction = {
  kind: 'eager',
  parameters: [stringParameter('separator'), stringParameter('str')],
  call(args, range) {
    const separator = textAt(args, 0)
    const text = textAt(args, 1)
    const parts = separator === '' ? [...text] : text.split(separator)
    limitElements(parts.length)
    return stringsValue(parts, range)
  },
}
