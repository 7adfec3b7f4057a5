import type { HclNumber } from '../../../value/number.ts'
import { signOf } from './sign-of.ts'
import type { Verb } from './verb.ts'

const radixes: Record<string, number> = { b: 2, o: 8, d: 10, x: 16, X: 16 }
const prefixes: Record<string, string> = { b: '0b', o: '0', d: '', x: '0x', X: '0X' }

/** As Go's `big.Int` formats itself: the precision is the least number of digits. The number is whole. */
export function formatInteger(verb: Verb, { mantissa, exponent }: HclNumber): string {
  const { mode, flags, precision, width = 0 } = verb
  const magnitude = (mantissa < 0n ? -mantissa : mantissa) << BigInt(exponent)
  const lower = magnitude.toString(radixes[mode])
  const digits = mode === 'X' ? lower.toUpperCase() : lower
  if (precision === 0 && magnitude === 0n) return ''
  const start = signOf(verb, mantissa < 0n) + (flags.sharp ? (prefixes[mode] ?? '') : '')
  const body = digits.padStart(precision ?? 0, '0')
  const length = start.length + body.length
  if (flags.minus) return (start + body).padEnd(width)
  if (flags.zero && precision === undefined) {
    return start + '0'.repeat(Math.max(0, width - length)) + body
  }
  return (start + body).padStart(width)
}
