import type { HclNumber } from '../../value/number.ts'
import { numberAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { numberParameter } from '../parameters.ts'
import { numberValue } from '../results.ts'

/** The one of any number of numbers to which no other `isBetter`. */
export function extreme(
  isBetter: (candidate: HclNumber, best: HclNumber) => boolean,
): EagerFunction {
  return {
    kind: 'eager',
    parameters: [],
    rest: numberParameter('numbers'),
    call(args, range) {
      if (args.length === 0) throw new FunctionProblem('needs at least one number')
      const numbers = args.map((_, index) => numberAt(args, index))
      return numberValue(
        numbers.reduce((best, next) => (isBetter(next, best) ? next : best)),
        range,
      )
    },
  }
}
