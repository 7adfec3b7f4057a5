import type { Expression } from '../ast.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Value } from '../value/value.ts'

/** What names mean in an expression. */
export interface Scope {
  /**
   * Whether a reference that begins with the name `root` is for whoever runs the result, such as `NOMAD_PORT_http` or
   * `attr.kernel.name` in a job file. It then comes out as it is written, `${attr.kernel.name}`. `place` tells a
   * reference inside a template from a bare one (`x = attr.kernel.name`). By default none is.
   */
  runtime?(root: string, place: 'template' | 'bare'): boolean
}

/** One evaluation: what it knows, and what it has found wrong. */
export interface Context {
  readonly scope: Scope
  readonly diagnostics: Diagnostic[]
  evaluate(expression: Expression): Value | undefined
}

/** Adds an error, and stands for the value that is missing. */
export function fail(context: Context, problem: Omit<Diagnostic, 'severity'>): undefined {
  context.diagnostics.push({ severity: 'error', ...problem })
}
