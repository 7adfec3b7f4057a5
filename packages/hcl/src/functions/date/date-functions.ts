import type { HclFunction } from '../hcl-function.ts'
import { formatdate } from './formatdate.ts'
import { timeadd } from './timeadd.ts'

export const dateFunctions: Record<string, HclFunction> = {
  formatdate,
  timeadd,
}
