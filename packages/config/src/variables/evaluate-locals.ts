import { type Diagnostic, evaluate, type Range, type Scope, type Value } from '@longshore/hcl'
import { errorAt } from '../error-at.ts'
import type { Definition } from './definitions.ts'
import { findReferences, firstStep } from './find-references.ts'
import { toObject } from './place-value.ts'

interface Around {
  scope: Scope
  /** Of the file. */
  range: Range
  report(diagnostic: Diagnostic): void
}

/**
 * The values of `locals`, which may be written in any order. One that depends on itself is reported with its circle; of one
 * that needs another without a value nothing more is said.
 */
export function evaluateLocals(
  definitions: ReadonlyMap<string, Definition>,
  { scope, range, report }: Around,
): Map<string, Value> {
  const values = new Map<string, Value>()
  const seen = new Set<string>()

  const visit = (definition: Definition, path: string[]): void => {
    const { name, nameRange, expression } = definition
    if (path.includes(name)) {
      const circle = [...path.slice(path.indexOf(name)), name].join(' → ')
      report(errorAt(nameRange, `local "${name}" depends on itself: ${circle}`))
    }
    if (seen.has(name)) return
    seen.add(name)
    const needed = localsIn(definition, definitions)
    for (const other of needed) visit(other, [...path, name])
    if (needed.some((other) => !values.has(other.name))) return

    const variables = new Map([...(scope.variables ?? []), ['local', toObject(values, range)]])
    const { value, diagnostics } = evaluate(expression, { ...scope, variables })
    diagnostics.forEach(report)
    if (value) values.set(name, value)
  }
  for (const definition of definitions.values()) visit(definition, [])
  return values
}

function localsIn(
  { expression }: Definition,
  definitions: ReadonlyMap<string, Definition>,
): Definition[] {
  return findReferences(expression).flatMap((reference) => {
    const name = reference.root === 'local' ? firstStep(reference) : undefined
    return (name === undefined ? undefined : definitions.get(name)) ?? []
  })
}
