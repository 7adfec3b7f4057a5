import { itemsAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { listParameter } from '../parameters.ts'

/** Without empty strings and nulls. */
export const compact: EagerFunction = {
  kind: 'eager',
  parameters: [listParameter('list', { kind: 'string' })],
  call(args, range) {
    const items = itemsAt(args, 0).filter((item) => item.type === 'string' && item.value !== '')
    return { type: 'list', items, of: { kind: 'string' }, range }
  },
}
