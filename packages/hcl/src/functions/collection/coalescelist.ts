import { typeOf } from '../../value/type-of.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { nullableParameter } from '../parameters.ts'

/** The first list or tuple that is not empty. */
export const coalescelist: EagerFunction = {
  kind: 'eager',
  parameters: [],
  rest: nullableParameter('vals'),
  call(args) {
    for (const [index, arg] of args.entries()) {
      const { kind } = typeOf(arg)
      if (kind === 'list' || kind === 'tuple') continue
      throw new FunctionProblem('the argument must be a list or a tuple', index)
    }
    const found = args.find((arg) => arg.type === 'list' && arg.items.length > 0)
    if (found !== undefined) return found
    throw new FunctionProblem('needs a list or tuple that is not empty')
  },
}
