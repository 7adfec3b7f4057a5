import { nearestName } from '../diagnostics/nearest-name.ts'
import type { Range } from '../source/range.ts'
import type { Value } from '../value/value.ts'
import { type Context, fail } from './context.ts'

/** At most so many names are listed in a hint. */
const maxListed = 8

/** Says that a map or object has nothing by that name, and what it has. */
export function failMissing(
  { entries, of }: Value & { type: 'object' },
  { name, range }: { name: string; range: Range },
  context: Context,
): undefined {
  const names = entries.map(({ key }) => key)
  const nearest = nearestName(name, names)
  const has = names.length === 0 ? 'it is empty' : `it has ${listNames(names)}`
  return fail(context, {
    message: of ? `this map has no key \`${name}\`` : `this object has no attribute \`${name}\``,
    hint: nearest ? `did you mean \`${nearest}\`?` : has,
    range,
  })
}

function listNames(names: readonly string[]): string {
  const listed = names.slice(0, maxListed).join(', ')
  return names.length > maxListed ? `${listed}, …` : listed
}
