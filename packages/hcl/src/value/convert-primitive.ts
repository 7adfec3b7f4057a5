import type { Conversion } from './conversion.ts'
import { describeType } from './describe-type.ts'
import { numberText } from './number-text.ts'
import { parseNumber } from './parse-number.ts'
import { typeOf } from './type-of.ts'
import type { Value } from './value.ts'

/** Text, a number or a bool as one of the others. */
export function convertPrimitive(value: Value, kind: 'string' | 'number' | 'bool'): Conversion {
  const { type, range } = value
  if (type === kind) return { value }
  if (type === 'string' && kind === 'number') {
    const number = parseNumber(value.value)
    return number
      ? { value: { type: 'number', value: number, range } }
      : { problem: 'a number is required, but this text is none' }
  }
  if (type === 'string' && kind === 'bool') {
    const bool = bools.get(value.value)
    return bool === undefined
      ? { problem: 'true or false is required, but this text is neither' }
      : { value: { type: 'bool', value: bool, range } }
  }
  if (kind === 'string' && type === 'number') {
    return { value: { type: 'string', value: numberText(value.value), range } }
  }
  if (kind === 'string' && type === 'bool') {
    return { value: { type: 'string', value: String(value.value), range } }
  }
  return { problem: `a ${kind} is required, but this is ${describeType(typeOf(value))}` }
}

const bools = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])
