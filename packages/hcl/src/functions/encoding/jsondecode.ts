import { textAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { stringParameter } from '../parameters.ts'
import { decodeJson } from './decode-json.ts'

export const jsondecode: EagerFunction = {
  kind: 'eager',
  parameters: [stringParameter('str')],
  call: (args, range) => decodeJson(textAt(args, 0), range),
}
