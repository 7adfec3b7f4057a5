import type { Value } from '../value/value.ts'
import type { Context, Locals } from './context.ts'

/** The value that a name has: of the innermost `for` that gives it one, or of the scope. */
export function findVariable(name: string, { locals, scope }: Context): Value | undefined {
  for (let local: Locals | undefined = locals; local; local = local.outer) {
    if (local.name === name) return local.value
  }
  return scope.variables?.get(name)
}

/** All names that have a value, innermost first. */
export function variableNames({ locals, scope }: Context): string[] {
  const names: string[] = []
  for (let local: Locals | undefined = locals; local; local = local.outer) names.push(local.name)
  return [...names, ...(scope.variables?.keys() ?? [])]
}
