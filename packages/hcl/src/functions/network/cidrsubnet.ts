import { textAt, wholeAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { numberParameter, stringParameter } from '../parameters.ts'
import { stringValue } from '../results.ts'
import { type Cidr, formatCidr, parseCidr } from './cidr.ts'

/** A network within one, with so many bits more, by its number. */
export const cidrsubnet: EagerFunction = {
  kind: 'eager',
  parameters: [stringParameter('prefix'), numberParameter('newbits'), numberParameter('netnum')],
  call(args, range) {
    const network = parseCidr(textAt(args, 0))
    const added = wholeAt(args, 1)
    const number = BigInt(wholeAt(args, 2))
    const length = extendLength(network, added, 1)
    if (number < 0n || number >= 1n << BigInt(added)) {
      throw new FunctionProblem(`${added} more bits number networks from 0 to ${2 ** added - 1}`, 2)
    }
    const value = network.value | (number << BigInt(network.bits - length))
    return stringValue(formatCidr({ value, bits: network.bits, length }), range)
  },
}

/** The length of a network that has so many bits more; `argument` says so many. */
export function extendLength({ bits, length }: Cidr, added: number, argument: number): number {
  const most = Math.min(32, bits - length)
  if (added >= 0 && added <= most) return length + added
  throw new FunctionProblem(`a /${length} network can have from 0 to ${most} more bits`, argument)
}
