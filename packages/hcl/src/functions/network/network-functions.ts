import type { HclFunction } from '../hcl-function.ts'
import { cidrhost } from './cidrhost.ts'
import { cidrnetmask } from './cidrnetmask.ts'
import { cidrsubnet } from './cidrsubnet.ts'
import { cidrsubnets } from './cidrsubnets.ts'

export const networkFunctions: Record<string, HclFunction> = {
  cidrhost,
  cidrnetmask,
  cidrsubnet,
  cidrsubnets,
}
