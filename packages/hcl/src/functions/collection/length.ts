import { valueAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { anyParameter } from '../parameters.ts'
import { numberValue } from '../results.ts'

/** Of a list, tuple, set or map; go-cty knows none of an object or a string. */
export const length: EagerFunction = {
  kind: 'eager',
  parameters: [anyParameter('collection')],
  call(args, range) {
    const value = valueAt(args, 0)
    if (value.type === 'list' || value.type === 'set') return numberValue(value.items.length, range)
    if (value.type === 'object') {
      if (value.of !== undefined) return numberValue(value.entries.length, range)
      throw new FunctionProblem('an object has no length: write length(keys(…))', 0)
    }
    const hint = value.type === 'string' ? ': strlen(…) is the length of a string' : ''
    throw new FunctionProblem(`the argument must be a list, tuple, set or map${hint}`, 0)
  },
}
