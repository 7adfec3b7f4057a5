import { convertValue } from '../../value/convert-value.ts'
import { typeOf } from '../../value/type-of.ts'
import { unifyTypes } from '../../value/unify-types.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { nullableParameter } from '../parameters.ts'

/** The first that is not null, as the type that all arguments have in common. */
export const coalesce: EagerFunction = {
  kind: 'eager',
  parameters: [],
  rest: nullableParameter('vals'),
  call(args) {
    const index = args.findIndex(({ type }) => type !== 'null')
    const value = args[index]
    if (value === undefined) throw new FunctionProblem('needs an argument that is not null')
    const type = unifyTypes(args.map(typeOf))
    if (type === undefined) throw new FunctionProblem('the arguments must be of one type')
    const conversion = convertValue(value, type)
    if ('value' in conversion) return conversion.value
    throw new FunctionProblem(conversion.problem, index)
  },
}
