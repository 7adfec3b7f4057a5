import { fromInteger } from '../../value/convert-number.ts'
import type { HclNumber } from '../../value/number.ts'
import { addNumbers, compareNumbers } from '../../value/number-arithmetic.ts'
import type { Value } from '../../value/value.ts'
import { numberAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { numberParameter } from '../parameters.ts'
import { numberValue } from '../results.ts'

/** go-cty's own limit. */
const maxNumbers = 1024

/** `range(limit)`, `range(start, limit)` or `range(start, limit, step)`: from the start up or down to before the limit. */
export const range: EagerFunction = {
  kind: 'eager',
  parameters: [],
  rest: numberParameter('params'),
  call(args, callRange) {
    const { start, limit, step } = readBounds(args)
    const direction = step.mantissa > 0n ? 1 : -1
    if (compareNumbers(limit, start) === -direction) {
      const wanted =
        direction === 1 ? 'positive step cannot be below' : 'negative step cannot be above'
      throw new FunctionProblem(`the limit of a ${wanted} the start`, 1)
    }
    const items: Value[] = []
    let number: HclNumber | undefined = start
    while (number && compareNumbers(number, limit) === -direction) {
      if (items.length === maxNumbers) {
        throw new FunctionProblem(`the result would have more than ${maxNumbers} numbers`)
      }
      items.push(numberValue(number, callRange))
      number = addNumbers(number, step)
    }
    return { type: 'list', items, of: { kind: 'number' }, range: callRange }
  },
}

function readBounds(args: Value[]): { start: HclNumber; limit: HclNumber; step: HclNumber } {
  const [first, second, third] = args.map((_, index) => numberAt(args, index))
  if (first === undefined || args.length > 3) {
    throw new FunctionProblem('takes a limit, a start and a limit, or a start, a limit and a step')
  }
  if (third?.mantissa === 0n) throw new FunctionProblem('the step cannot be 0', 2)
  const start = second === undefined ? fromInteger(0) : first
  const limit = second ?? first
  return { start, limit, step: third ?? fromInteger(compareNumbers(limit, start) < 0 ? -1 : 1) }
}
