import type { Type } from './type.ts'

/**
 * The types, those first that are rather chosen when all are to be converted to one of them (the rules of cty's
 * `convert`): text before numbers and bools, lists before tuples before sets, maps before objects, `any` last.
 */
export function preferTypes(types: readonly Type[]): Type[] {
  const after = types.map((): number[] => [])
  const waitsFor = types.map(() => 0)
  types.forEach((one, i) => {
    types.slice(i + 1).forEach((other, offset) => {
      const j = i + 1 + offset
      const order = compareTypes(one, other)
      if (order === 0) return
      const [first, second] = order < 0 ? [i, j] : [j, i]
      after[first]?.push(second)
      waitsFor[second] = (waitsFor[second] ?? 0) + 1
    })
  })
  const order = [...types.keys()].filter((index) => waitsFor[index] === 0)
  for (const index of order) {
    for (const next of after[index] ?? []) {
      const left = (waitsFor[next] ?? 0) - 1
      waitsFor[next] = left
      if (left === 0) order.push(next)
    }
  }
  return order.flatMap((index) => types[index] ?? [])
}

const ranks: Partial<Record<Type['kind'], [family: string, rank: number]>> = {
  string: ['primitive', 0],
  number: ['primitive', 1],
  bool: ['primitive', 1],
  list: ['sequence', 0],
  tuple: ['sequence', 1],
  set: ['sequence', 2],
  map: ['mapping', 0],
  object: ['mapping', 1],
}

/** Below 0 where `a` is rather chosen than `b`; 0 where nothing tells. */
function compareTypes(a: Type, b: Type): number {
  if (a.kind === 'any' || b.kind === 'any')
    return Number(a.kind === 'any') - Number(b.kind === 'any')
  if (a.kind !== b.kind) {
    const [family, rank] = ranks[a.kind] ?? ['', 0]
    const [otherFamily, otherRank] = ranks[b.kind] ?? ['', 0]
    return family === otherFamily ? rank - otherRank : 0
  }
  if ('element' in a && 'element' in b) return compareTypes(a.element, b.element)
  if (a.kind === 'tuple' && b.kind === 'tuple') {
    return compareAll(
      a.elements.map((type, index) => [type, b.elements[index]]),
      b.elements.length,
    )
  }
  if (a.kind === 'object' && b.kind === 'object') {
    const pairs = [...a.attributes].map(
      ([name, { type }]) => [type, b.attributes.get(name)?.type] as const,
    )
    return compareAll(pairs, b.attributes.size)
  }
  return 0
}

/** 0 unless the types are pairs throughout, and no two pairs point to different sides. */
function compareAll(pairs: (readonly [Type, Type | undefined])[], otherSize: number): number {
  if (pairs.length !== otherSize) return 0
  let result = 0
  for (const [one, other] of pairs) {
    if (other === undefined) return 0
    const order = Math.sign(compareTypes(one, other))
    if (order === 0) continue
    if (result === -order) return 0
    result = order
  }
  return result
}
