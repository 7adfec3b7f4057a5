import { textAt } from '../../arguments.ts'
import type { EagerFunction } from '../../hcl-function.ts'
import { nullableParameter, stringParameter } from '../../parameters.ts'
import { stringValue } from '../../results.ts'
import { formatText } from './format-text.ts'

export const format: EagerFunction = {
  kind: 'eager',
  parameters: [stringParameter('format')],
  rest: nullableParameter('args'),
  call: (args, range) => stringValue(formatText(textAt(args, 0), args.slice(1)), range),
}
