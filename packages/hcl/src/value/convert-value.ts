import { type Conversion, type ConversionProblem, within } from './conversion.ts'
import { convertPrimitive } from './convert-primitive.ts'
import { createSet } from './create-set.ts'
import { hasAny } from './has-any.ts'
import { mismatch } from './mismatch.ts'
import type { Type } from './type.ts'
import { typeOf } from './type-of.ts'
import { typesEqual } from './types-equal.ts'
import { canConvert, unifyTypes } from './unify-types.ts'
import type { Value, ValueEntry } from './value.ts'
import { withoutOptional } from './without-optional.ts'

/**
 * A value as one of another type, by the rules of cty's `convert.Convert`: text, numbers and bools by their text, tuples
 * and objects as collections of one type, objects without the attributes that are not asked for, and with null for
 * optional ones that they lack. Null stays null.
 */
export function convertValue(value: Value, type: Type): Conversion {
  if (type.kind === 'any') return { value }
  const from = typeOf(value)
  if (typesEqual(from, withoutOptional(type))) return { value }
  return canConvert(from, type) ? convertKnown(value, type) : mismatch(from, type)
}

/** As above, where the types are known to allow it. */
function convertKnown(value: Value, type: Type): Conversion {
  if (type.kind === 'any') return { value }
  if (value.type === 'null') {
    return { value: { type: 'null', of: withoutOptional(type), range: value.range } }
  }
  switch (type.kind) {
    case 'list':
    case 'set':
      return convertSequence(value, type)
    case 'map':
      return convertToMap(value, type)
    case 'tuple':
      return convertToTuple(value, type)
    case 'object':
      return convertToObject(value, type)
    default:
      return convertPrimitive(value, type.kind)
  }
}

function convertSequence(value: Value, type: Type & { element: Type }): Conversion {
  if (value.type !== 'list' && value.type !== 'set') return mismatch(typeOf(value), type)
  const converted = convertElements(value.items, type.element, value.of)
  if ('problem' in converted) return converted
  const { values, of } = converted
  if (type.kind === 'set') return { value: createSet(values, of, value.range) }
  return { value: { type: 'list', items: values, of, range: value.range } }
}

function convertToMap(value: Value, type: Type & { element: Type }): Conversion {
  if (value.type !== 'object') return mismatch(typeOf(value), type)
  const { entries, range } = value
  const values = entries.map((entry) => entry.value)
  const converted = convertElements(values, type.element, value.of)
  if ('problem' in converted) {
    const [index, ...path] = converted.path ?? []
    const entry = entries[Number(index)]
    return entry ? within(entry.key, { ...converted, path }) : converted
  }
  const items = entries.flatMap((entry, index) => {
    const item = converted.values[index]
    return item ? { ...entry, value: item } : []
  })
  return { value: { type: 'object', entries: items, of: converted.of, range } }
}

type Elements = { values: Value[]; of: Type } | ConversionProblem

/** Values as elements of one type: where that is open, of the one that all can have. `of` is the type they have now. */
function convertElements(values: readonly Value[], wanted: Type, of: Type | undefined): Elements {
  if (!hasAny(wanted)) return convertEach(values, wanted)
  if (values.length === 0) return { values: [], of: of ?? withoutOptional(wanted) }
  if (wanted.kind === 'any') return of ? { values: [...values], of } : unifyElements(values)
  const converted = convertEach(values, wanted)
  return 'problem' in converted ? converted : unifyElements(converted.values)
}

function unifyElements(values: readonly Value[]): Elements {
  const common = unifyTypes(values.map(typeOf))
  return common ? convertEach(values, common) : { problem: 'all elements must have one type' }
}

function convertEach(values: readonly Value[], wanted: Type): Elements {
  const items: Value[] = []
  for (const [index, value] of values.entries()) {
    const converted = convertKnown(value, wanted)
    if ('problem' in converted) return within(index, converted)
    items.push(converted.value)
  }
  return { values: items, of: withoutOptional(wanted) }
}

function convertToTuple(value: Value, type: Type & { kind: 'tuple' }): Conversion {
  if (value.type !== 'list') return mismatch(typeOf(value), type)
  const items: Value[] = []
  for (const [index, item] of value.items.entries()) {
    const converted = convertKnown(item, type.elements[index] ?? { kind: 'any' })
    if ('problem' in converted) return within(index, converted)
    items.push(converted.value)
  }
  return { value: { type: 'list', items, range: value.range } }
}

function convertToObject(value: Value, type: Type & { kind: 'object' }): Conversion {
  if (value.type !== 'object') return mismatch(typeOf(value), type)
  const { range } = value
  const entries = new Map<string, ValueEntry>()
  for (const entry of value.entries) {
    const wanted = type.attributes.get(entry.key)?.type
    if (wanted === undefined) continue
    const converted = convertFitting(entry.value, wanted)
    if ('problem' in converted) return within(entry.key, converted)
    entries.set(entry.key, { ...entry, value: converted.value })
  }
  for (const [key, { type: wanted, optional }] of type.attributes) {
    if (entries.has(key)) continue
    if (!optional) return { problem: `the attribute \`${key}\` is missing` }
    const none: Value = { type: 'null', of: withoutOptional(wanted), range }
    entries.set(key, { key, keyRange: range, value: none })
  }
  return { value: { type: 'object', entries: [...entries.values()], range } }
}

/** An element of a map may turn out not to fit an optional attribute only when it is there. */
function convertFitting(value: Value, type: Type): Conversion {
  const from = typeOf(value)
  return canConvert(from, type) ? convertKnown(value, type) : mismatch(from, type)
}
