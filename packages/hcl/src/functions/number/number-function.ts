import type { HclNumber } from '../../value/number.ts'
import { numberAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { numberParameter } from '../parameters.ts'
import { numberValue } from '../results.ts'

/** A function of numbers whose result is a number; undefined is one that HCL has no number for. */
export function numberFunction(
  names: string[],
  call: (...numbers: HclNumber[]) => HclNumber | undefined,
): EagerFunction {
  return {
    kind: 'eager',
    parameters: names.map(numberParameter),
    call(args, range) {
      const result = call(...args.map((_, index) => numberAt(args, index)))
      if (result === undefined) throw new FunctionProblem('the result is no number that HCL has')
      return numberValue(result, range)
    },
  }
}
