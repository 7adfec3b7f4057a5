import { textAt, wholeAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { loadBcrypt } from '../load-library.ts'
import { numberParameter, stringParameter } from '../parameters.ts'
import { stringValue } from '../results.ts'

const defaultCost = 10
/** About two seconds; each further one doubles it. */
const maxCost = 14
const maxBytes = 72

/** A hash with a salt of its own at each call. `randomBytes` gives as many as it is asked for. */
export function createBcrypt(randomBytes: (count: number) => Uint8Array): EagerFunction {
  return {
    kind: 'eager',
    parameters: [stringParameter('str')],
    rest: numberParameter('cost'),
    call(args, range) {
      if (args.length > 2) throw new FunctionProblem('takes a string and a cost, and no more', 2)
      const text = textAt(args, 0)
      if (Buffer.byteLength(text) > maxBytes) {
        throw new FunctionProblem(
          `the text is longer than the ${maxBytes} bytes that bcrypt looks at`,
          0,
        )
      }
      const cost = args.length > 1 ? costOf(wholeAt(args, 1)) : defaultCost
      const { encodeBase64, hashSync } = loadBcrypt()
      const salt = encodeBase64([...randomBytes(16)], 16)
      return stringValue(hashSync(text, `$2a$${String(cost).padStart(2, '0')}$${salt}`), range)
    },
  }
}

/** Below the least that bcrypt has Go takes the default. */
function costOf(cost: number): number {
  if (cost > maxCost) {
    throw new FunctionProblem(
      `the cost must be at most ${maxCost}: each step doubles the time it takes`,
      1,
    )
  }
  return cost < 4 ? defaultCost : cost
}
