import { textAt, textsAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { listParameter, stringParameter } from '../parameters.ts'
import { stringValue } from '../results.ts'
import { joinTexts } from './join-texts.ts'

export const join: EagerFunction = {
  kind: 'eager',
  parameters: [stringParameter('separator')],
  rest: listParameter('lists', { kind: 'string' }),
  call(args, range) {
    if (args.length < 2) throw new FunctionProblem('needs a list after the separator')
    const texts = args.slice(1).flatMap((_, index) => textsAt(args, index + 1))
    return stringValue(joinTexts(texts, textAt(args, 0)), range)
  },
}
