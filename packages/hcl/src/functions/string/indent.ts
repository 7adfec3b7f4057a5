import { textAt, wholeAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { limitCharacters } from '../limits.ts'
import { numberParameter, stringParameter } from '../parameters.ts'
import { stringValue } from '../results.ts'
import { joinTexts } from './join-texts.ts'

/** Spaces after each line end: the first line stays. */
export const indent: EagerFunction = {
  kind: 'eager',
  parameters: [numberParameter('spaces'), stringParameter('str')],
  call(args, range) {
    const spaces = wholeAt(args, 0)
    if (spaces < 0) throw new FunctionProblem('the number of spaces cannot be negative', 0)
    limitCharacters(spaces)
    return stringValue(joinTexts(textAt(args, 1).split('\n'), `\n${' '.repeat(spaces)}`), range)
  },
}
