import { convertValue } from '../../value/convert-value.ts'
import { entriesAt, textAt, valueAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { anyParameter, stringParameter } from '../parameters.ts'

/** The value of a key, or else the default, which a map takes as the type of its elements. */
export const lookup: EagerFunction = {
  kind: 'eager',
  parameters: [anyParameter('inputMap'), stringParameter('key'), anyParameter('default')],
  call(args) {
    const key = textAt(args, 1)
    const entry = entriesAt(args, 0).find((candidate) => candidate.key === key)
    const map = valueAt(args, 0)
    const fallback = valueAt(args, 2)
    if (map.type !== 'object' || map.of === undefined) return entry?.value ?? fallback
    const conversion = convertValue(fallback, map.of)
    if ('value' in conversion) return entry?.value ?? conversion.value
    throw new FunctionProblem('the default must be of the type of the map’s elements', 2)
  },
}
