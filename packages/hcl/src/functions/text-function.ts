import { textAt } from './arguments.ts'
import type { EagerFunction } from './hcl-function.ts'
import { stringParameter } from './parameters.ts'
import { stringValue } from './results.ts'

/** A function whose arguments and result are strings. `name` names an argument as Nomad's documentation does. */
export function textFunction(names: string[], call: (...texts: string[]) => string): EagerFunction {
  return {
    kind: 'eager',
    parameters: names.map(stringParameter),
    call: (args, range) => stringValue(call(...args.map((_, index) => textAt(args, index))), range),
  }
}
