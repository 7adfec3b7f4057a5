import { preferTypes } from './prefer-types.ts'
import type { Type } from './type.ts'
import { typeKey } from './type-key.ts'

/** Among more types than that, of more than one kind, no common one is looked for. */
const maxMixedTypes = 256

/**
 * The type to which values of all these types can be converted, as cty's `convert.UnifyUnsafe` finds it: a list of them
 * may then be a list of that type. Undefined where there is none, and for no types.
 */
export function unifyTypes(types: readonly Type[]): Type | undefined {
  const distinct = [...new Map(types.map((type) => [typeKey(type), type])).values()]
  const [first] = distinct
  if (first === undefined || distinct.length === 1) return first
  const kinds = new Set(distinct.map(({ kind }) => kind))
  const isOpen = kinds.delete('any')
  if (kinds.has('object') && kinds.has('tuple')) return undefined
  const [kind] = kinds
  if (kinds.size === 1 && kind && !isPrimitive({ kind })) {
    return isOpen ? { kind: 'any' } : unifyOneKind(distinct)
  }
  return (
    unifyAs('map', 'object', distinct) ?? unifyAs('list', 'tuple', distinct) ?? unifyMixed(distinct)
  )
}

/** Whether a value of one type may have a conversion to the other, by the types alone (cty's unsafe conversions). */
export function canConvert(from: Type, to: Type): boolean {
  if (from.kind === 'any' || to.kind === 'any') return true
  switch (to.kind) {
    case 'string':
      return isPrimitive(from)
    case 'number':
    case 'bool':
      return from.kind === to.kind || from.kind === 'string'
    case 'list':
    case 'set':
      if (from.kind === 'list' || from.kind === 'set') return canConvert(from.element, to.element)
      return from.kind === 'tuple' && canConvertAll(from.elements, to.element, to.kind)
    case 'map':
      if (from.kind === 'map') return canConvert(from.element, to.element)
      return from.kind === 'object' && canConvertAll(typesOf(from), to.element, to.kind)
    case 'tuple':
      return (
        from.kind === 'tuple' &&
        from.elements.length === to.elements.length &&
        from.elements.every((type, index) => canConvert(type, to.elements[index] ?? type))
      )
    case 'object':
      return canConvertToObject(from, to)
  }
}

function canConvertToObject(from: Type, { attributes }: Type & { kind: 'object' }): boolean {
  if (from.kind !== 'map' && from.kind !== 'object') return false
  return [...attributes].every(([name, { type, optional }]) => {
    if (from.kind === 'object') {
      const given = from.attributes.get(name)
      return given ? canConvert(given.type, type) : optional
    }
    // An attribute that a map may turn out not to have need not fit its elements.
    return optional || ('element' in from && canConvert(from.element, type))
  })
}

/** Whether elements of their own types can become those of a collection. */
function canConvertAll(types: readonly Type[], element: Type, kind: Type['kind']): boolean {
  if (types.length === 0) return true
  const common = element.kind === 'any' ? unifyTypes(types) : element
  if (common === undefined) return false
  const isOpen = element.kind === 'any' && common.kind === 'any' && kind !== 'map'
  if (isOpen) return types.every((type) => type.kind === 'any')
  return types.every((type) => canConvert(type, common))
}

/** Types of one kind that are no primitives. */
function unifyOneKind(types: readonly Type[]): Type | undefined {
  const [first] = types
  switch (first?.kind) {
    case 'list':
    case 'set':
    case 'map': {
      const element = unifyTypes(types.flatMap((type) => ('element' in type ? type.element : [])))
      return element && { kind: first.kind, element }
    }
    case 'tuple':
      return unifyTuples(types.filter((type) => type.kind === 'tuple'))
    case 'object':
      return unifyObjects(types.filter((type) => type.kind === 'object'))
    default:
      return undefined
  }
}

function unifyTuples(types: (Type & { kind: 'tuple' })[]): Type | undefined {
  const length = types[0]?.elements.length ?? 0
  if (types.some(({ elements }) => elements.length !== length)) return collectionOf('list', types)
  const elements: Type[] = []
  for (let index = 0; index < length; index++) {
    const element = unifyTypes(types.flatMap(({ elements }) => elements[index] ?? []))
    if (element === undefined) return undefined
    elements.push(element)
  }
  return { kind: 'tuple', elements }
}

function unifyObjects(types: (Type & { kind: 'object' })[]): Type | undefined {
  const names = [...(types[0]?.attributes.keys() ?? [])]
  const isSame = types.every(
    ({ attributes }) =>
      attributes.size === names.length && names.every((name) => attributes.has(name)),
  )
  if (!isSame) return collectionOf('map', types)
  const attributes = new Map<string, { type: Type; optional: boolean }>()
  for (const name of names) {
    const type = unifyTypes(types.flatMap(({ attributes }) => attributes.get(name)?.type ?? []))
    if (type === undefined) return undefined
    attributes.set(name, { type, optional: false })
  }
  return { kind: 'object', attributes }
}

/** The list or map that can take in every element of tuples or objects. */
function collectionOf(kind: 'list' | 'map', types: readonly Type[]): Type | undefined {
  const element = unifyTypes(types.flatMap(typesOf))
  const collection = element && { kind, element }
  return collection && types.every((type) => canConvert(type, collection)) ? collection : undefined
}

/** Collections among tuples or objects: these may be meant as such collections too. */
function unifyAs(
  kind: 'list' | 'map',
  structural: 'tuple' | 'object',
  types: readonly Type[],
): Type | undefined {
  const structures = types.filter((type) => type.kind === structural)
  const others = types.filter((type) => type.kind !== structural)
  const isMixed = structures.length > 0 && others.some((type) => type.kind === kind)
  if (!isMixed || !others.every((type) => type.kind === kind || type.kind === 'any'))
    return undefined
  const collection = collectionOf(kind, structures)
  const result = collection && unifyTypes([...others, collection])
  return result?.kind === kind ? result : undefined
}

/** The first of the types, in the order of preference, to which all others can be converted. */
function unifyMixed(types: readonly Type[]): Type | undefined {
  const primitives = types.filter((type) => isPrimitive(type) || type.kind === 'any')
  const isSplit = primitives.some(isPrimitive) && primitives.length < types.length
  if (isSplit || types.length > maxMixedTypes) return undefined
  return preferTypes(types).find((wanted) => types.every((type) => canConvert(type, wanted)))
}

function typesOf(type: Type): Type[] {
  if (type.kind === 'tuple') return type.elements
  return type.kind === 'object' ? [...type.attributes.values()].map(({ type }) => type) : []
}

function isPrimitive({ kind }: { kind: Type['kind'] }): boolean {
  return kind === 'string' || kind === 'number' || kind === 'bool'
}
