import type { HclFunction } from '../functions/hcl-function.ts'
import type { Value } from '../value/value.ts'
import type { Budget } from './budget.ts'

/** What names mean in an expression. */
export interface Scope {
  /** `var`, `local`, the names of a `for`: the values of roots. */
  variables?: ReadonlyMap<string, Value>
  functions?: ReadonlyMap<string, HclFunction>
  /**
   * Whether a reference that begins with the name `root`, which is no variable, is for whoever runs the result, such as
   * `NOMAD_PORT_http` or `attr.kernel.name` in a job file. It then comes out as it is written, `${attr.kernel.name}`.
   * `place` tells a reference inside a template from a bare one (`x = attr.kernel.name`). By default none is.
   */
  runtime?(root: string, place: 'template' | 'bare'): boolean
  /**
   * Whether `root.name`, which its variable lacks, has no value for a reason that was reported before. What needs it then
   * has none either, and nothing more is said.
   */
  failed?(root: string, name: string): boolean
  /** Shared by all evaluations that together may do no more. Without, each has one of its own. */
  budget?: Budget
}

/** A scope with further variables, which hide those of the same names: `Body.variables`, for what is in that body. */
export function extendScope(
  scope: Scope,
  variables: ReadonlyMap<string, Value> | undefined,
): Scope {
  if (variables === undefined) return scope
  return { ...scope, variables: new Map([...(scope.variables ?? []), ...variables]) }
}
