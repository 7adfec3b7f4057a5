import type { Diagnostic } from '@longshore/hcl'
import type { Path, Places } from './decode/places.ts'
import { errorAt } from './error-at.ts'
import type { HclType } from './schema/hcl-type.ts'

/**
 * Options that a caller does not run, by block, with the values that it runs all the same:
 * `{ task: { template: [] }, job: { type: ['service', 'batch'] } }`. Values are compared as text.
 */
export type Refused = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

interface Visit {
  refused: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>
  places: Places
  found: Diagnostic[]
}

/** An error at the place of each refused option that a decoded value has. */
export function findRefused(
  value: unknown,
  type: HclType,
  { refused, places }: { refused: Refused; places: Places },
): Diagnostic[] {
  const byBlock = Object.entries(refused).map(
    ([block, options]) => [block, new Map(Object.entries(options))] as const,
  )
  const visit: Visit = { refused: new Map(byBlock), places, found: [] }
  visitValue({ value, type, path: [] }, visit)
  return visit.found
}

interface Part {
  value: unknown
  type: HclType
  path: Path
}

function visitValue({ value, type, path }: Part, visit: Visit): void {
  if (value === undefined) return
  if (type.kind === 'list' && Array.isArray(value)) {
    value.forEach((item, index) => {
      visitValue({ value: item, type: type.element, path: [...path, index] }, visit)
    })
  }
  if (type.kind !== 'block') return

  const options = visit.refused.get(type.block)
  for (const [name, field] of Object.entries(value as Record<string, unknown>)) {
    const option = [...path, name]
    const runs = options?.get(name)
    const ofField = type.fields.get(name)
    if (runs && !runs.includes(String(field)) && !isEmpty(field))
      visit.found.push(refuse({ value: field, type, path: option }, runs, visit.places))
    else if (ofField) visitValue({ value: field, type: ofField, path: option }, visit)
  }
}

function refuse({ value, type, path }: Part, runs: readonly string[], places: Places): Diagnostic {
  const block = type.kind === 'block' ? type.block : ''
  const isShort = typeof value !== 'object'
  const name = path.at(-1)
  const what = isShort ? `${name} = ${JSON.stringify(value)}` : `"${name}"`
  const values = runs.map((run) => (typeof value === 'string' ? JSON.stringify(run) : run))
  const hint = isShort && runs.length > 0 ? `write ${name} = ${values.join(' or ')}` : undefined
  const first = Array.isArray(value) && places.has([...path, 0]) ? [...path, 0] : path
  return errorAt(places.find(first).key, `Longshore does not run ${what} in ${block} yet`, hint)
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === undefined || (value instanceof Map && value.size === 0)
}
