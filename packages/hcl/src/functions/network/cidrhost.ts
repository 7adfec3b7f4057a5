import { textAt, wholeAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { numberParameter, stringParameter } from '../parameters.ts'
import { stringValue } from '../results.ts'
import { parseCidr } from './cidr.ts'
import { formatAddress } from './format-address.ts'

/** An address in a network by its number; negative ones count from the end. */
export const cidrhost: EagerFunction = {
  kind: 'eager',
  parameters: [stringParameter('prefix'), numberParameter('hostnum')],
  call(args, range) {
    const { value, bits, length } = parseCidr(textAt(args, 0))
    const number = BigInt(wholeAt(args, 1))
    const count = 1n << BigInt(bits - length)
    if (number >= count || number < -count) {
      throw new FunctionProblem(
        `the network has ${count} addresses, which does not include this one`,
        1,
      )
    }
    const host = number < 0n ? count + number : number
    return stringValue(formatAddress({ value: value | host, bits }), range)
  },
}
