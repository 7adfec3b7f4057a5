import { valueAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { nullableParameter } from '../parameters.ts'
import { stringValue } from '../results.ts'
import { encodeJson } from './encode-json.ts'

export const jsonencode: EagerFunction = {
  kind: 'eager',
  parameters: [nullableParameter('val')],
  call: (args, range) => stringValue(encodeJson(valueAt(args, 0)), range),
}
