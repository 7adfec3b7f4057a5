import type { Diagnostic } from '@longshore/hcl'
import type { Path, Places } from '../decode/places.ts'
import { warningAt } from '../warning-at.ts'
import type { Rule } from './rule.ts'

/** References as before Nomad 0.3, `$attr.kernel.name`: nothing replaces them any more. */
export const oldReferences: Rule = (file, places) => findIn(file, [], places)

const OLD_REFERENCE = /(?<![$\w])\$((?:attr|meta|node)\.\w+(?:\.\w+)*)/g

function findIn(part: unknown, path: Path, places: Places): Diagnostic[] {
  if (typeof part === 'string') return checkText(part, path, places)
  return partsOf(part).flatMap(([step, inner]) => findIn(inner, [...path, step], places))
}

function partsOf(part: unknown): [string | number, unknown][] {
  if (part instanceof Map) return [...part]
  if (Array.isArray(part)) return [...part.entries()]
  return typeof part === 'object' && part !== null ? Object.entries(part) : []
}

/** The text of a template may be for anyone. */
function checkText(text: string, path: Path, places: Places): Diagnostic[] {
  if (path.at(-1) === 'data') return []
  return [...text.matchAll(OLD_REFERENCE)].map(([written, reference]) => {
    const message = `\`${written}\` is not replaced: references have braces since Nomad 0.3`
    return warningAt(places.find(path).value, message, `write \${${reference}}`)
  })
}
