import { textAt, wholeAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { numberParameter, stringParameter } from '../parameters.ts'
import { stringsValue } from '../results.ts'
import { formatCidr, parseCidr } from './cidr.ts'
import { extendLength } from './cidrsubnet.ts'

/** Networks within one, each after the one before, with so many bits more. */
export const cidrsubnets: EagerFunction = {
  kind: 'eager',
  parameters: [stringParameter('prefix')],
  rest: numberParameter('newbits'),
  call(args, range) {
    const network = parseCidr(textAt(args, 0))
    const { bits } = network
    const end = network.value + (1n << BigInt(bits - network.length))
    let free = network.value
    const texts = args.slice(1).map((_, index) => {
      const added = wholeAt(args, index + 1)
      if (added < 1) throw new FunctionProblem('must be at least one bit more', index + 1)
      const length = extendLength(network, added, index + 1)
      const size = 1n << BigInt(bits - length)
      const value = ((free + size - 1n) / size) * size
      free = value + size
      if (free <= end) return formatCidr({ value, bits, length })
      throw new FunctionProblem(`no room is left for a /${length} network`, index + 1)
    })
    return stringsValue(texts, range)
  },
}
