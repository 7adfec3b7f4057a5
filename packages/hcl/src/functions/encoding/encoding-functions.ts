import type { HclFunction } from '../hcl-function.ts'
import { base64decode } from './base64decode.ts'
import { base64encode } from './base64encode.ts'
import { csvdecode } from './csvdecode.ts'
import { jsondecode } from './jsondecode.ts'
import { jsonencode } from './jsonencode.ts'
import { urlencode } from './urlencode.ts'
import { yamldecode } from './yaml/yamldecode.ts'
import { yamlencode } from './yaml/yamlencode.ts'

export const encodingFunctions: Record<string, HclFunction> = {
  base64decode,
  base64encode,
  csvdecode,
  jsondecode,
  jsonencode,
  urlencode,
  yamldecode,
  yamlencode,
}
