import { equalValues } from '../../value/equal-values.ts'
import { itemsAt, valueAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { anyParameter, nullableParameter } from '../parameters.ts'
import { boolValue } from '../results.ts'

export const contains: EagerFunction = {
  kind: 'eager',
  parameters: [anyParameter('list'), nullableParameter('value')],
  call(args, range) {
    const wanted = valueAt(args, 1)
    return boolValue(
      itemsAt(args, 0).some((item) => equalValues(item, wanted)),
      range,
    )
  },
}
