import { type HclNumber, numberText, toDouble, type Value } from '@longshore/hcl'
import type { ScalarType } from '../schema/hcl-type.ts'

/**
 * The value in the wanted type, by HCL2's automatic conversions: numbers and bools to strings, strings to numbers and
 * bools. `undefined` where there is none. A whole number beyond 2^53 is none as a number, and exact as a string.
 */
export function convertScalar(
  value: Value,
  wanted: ScalarType['kind'],
): string | number | boolean | undefined {
  if (wanted === 'string') return toText(value)
  if (wanted === 'number') return toNumber(value)
  return toBool(value)
}

function toText(value: Value): string | undefined {
  if (value.type === 'string') return value.value
  if (value.type === 'number') return numberText(value.value)
  return value.type === 'bool' ? String(value.value) : undefined
}

function toNumber(value: Value): number | undefined {
  if (value.type === 'number') return toSafeNumber(value.value)
  if (value.type !== 'string') return undefined
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value.value)) return undefined
  const number = Number(value.value)
  return Number.isFinite(number) ? number : undefined
}

function toSafeNumber(number: HclNumber): number | undefined {
  const double = toDouble(number)
  const isSafe = !Number.isInteger(double) || Number.isSafeInteger(double)
  return isSafe && Number.isFinite(double) ? double : undefined
}

function toBool(value: Value): boolean | undefined {
  if (value.type === 'bool') return value.value
  if (value.type !== 'string') return undefined
  if (value.value === 'true' || value.value === '1') return true
  if (value.value === 'false' || value.value === '0') return false
  return undefined
}
