import { type Diagnostic, nearestName } from '@longshore/hcl'
import { errorAt } from '../error-at.ts'
import type { BlockType } from '../schema/hcl-type.ts'
import { MISPLACED } from '../schema/misplaced.ts'
import { NO_EFFECT } from '../schema/other-names.ts'
import type { DecodeContext, Slot } from './decode-context.ts'
import type { Entry } from './entry.ts'

/** Reports a name that the block's schema does not have. What was probably meant by it then counts as written. */
export function reportUnknownName(
  entry: Entry,
  { type, path }: Slot<BlockType>,
  { places, report }: DecodeContext,
): void {
  const { diagnostic, meant } = judge(entry, type)
  report(diagnostic)
  if (meant === undefined) return

  const place = { key: entry.nameRange, value: entry.nameRange }
  const one = [...path, meant]
  const firstOfMany = [...one, 0]
  for (const written of [one, firstOfMany]) if (!places.has(written)) places.set(written, place)
}

function judge(
  { kind, name, nameRange }: Entry,
  { block, label, fields }: BlockType,
): { diagnostic: Diagnostic; meant?: string } {
  const what = `"${name}" in ${block}`

  const misplaced = new Map(Object.entries(MISPLACED[block] ?? {})).get(name)
  if (misplaced !== undefined) {
    const { hint, meant } = misplaced
    return { diagnostic: errorAt(nameRange, `${what} is out of place`, hint), meant }
  }

  const noEffect = new Map(Object.entries(NO_EFFECT[block] ?? {}))
  const hint = noEffect.get(name)
  if (hint !== undefined) {
    const message = `${what} has no effect here`
    return { diagnostic: { severity: 'warning', message, hint, range: nameRange } }
  }

  const own = [...fields.keys()].filter((field) => field !== label)
  const meant = nearestName(name, [...own, ...noEffect.keys()])
  const message = `unknown ${kind === 'block' ? 'block' : 'option'} ${what}`
  return { diagnostic: errorAt(nameRange, message, meant && `did you mean "${meant}"?`), meant }
}
