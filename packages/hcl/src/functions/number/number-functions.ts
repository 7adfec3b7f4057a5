import type { HclFunction } from '../hcl-function.ts'
import { abs } from './abs.ts'
import { ceil } from './ceil.ts'
import { floor } from './floor.ts'
import { log } from './log.ts'
import { max } from './max.ts'
import { min } from './min.ts'
import { parseint } from './parseint.ts'
import { pow } from './pow.ts'
import { signum } from './signum.ts'

export const numberFunctions: Record<string, HclFunction> = {
  abs,
  ceil,
  floor,
  log,
  max,
  min,
  parseint,
  pow,
  signum,
}
