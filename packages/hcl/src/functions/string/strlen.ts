import { textAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { stringParameter } from '../parameters.ts'
import { numberValue } from '../results.ts'
import { countGraphemes } from './graphemes.ts'

export const strlen: EagerFunction = {
  kind: 'eager',
  parameters: [stringParameter('str')],
  call(args, range) {
    return numberValue(countGraphemes(textAt(args, 0)), range)
  },
}
