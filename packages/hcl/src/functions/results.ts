import type { Range } from '../source/range.ts'
import { fromInteger } from '../value/convert-number.ts'
import type { HclNumber } from '../value/number.ts'
import type { Value } from '../value/value.ts'
import { limitCharacters } from './limits.ts'

// What a function makes its result with; `range` is the call's.

/** Normalised (NFC), as every string of HCL is. Throws a `FunctionProblem` where it is too long. */
export function stringValue(text: string, range: Range): Value {
  limitCharacters(text.length)
  return { type: 'string', value: text.normalize('NFC'), range }
}

/** A `list(string)`. */
export function stringsValue(texts: string[], range: Range): Value {
  const items = texts.map((text) => stringValue(text, range))
  return { type: 'list', items, of: { kind: 'string' }, range }
}

export function numberValue(value: HclNumber | number, range: Range): Value {
  return { type: 'number', value: typeof value === 'number' ? fromInteger(value) : value, range }
}

export function boolValue(value: boolean, range: Range): Value {
  return { type: 'bool', value, range }
}
