import { fromDouble } from '../../value/convert-number.ts'
import type { HclNumber } from '../../value/number.ts'
import { roundNumber } from '../../value/round-number.ts'

/** A double that was computed: a whole one is meant exactly, a fraction as its shortest text. Undefined for NaN and infinities. */
export function fromResult(value: number): HclNumber | undefined {
  if (!Number.isFinite(value)) return undefined
  return Number.isInteger(value) ? roundNumber(BigInt(value), 0) : fromDouble(value)
}
