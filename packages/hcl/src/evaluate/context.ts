import type { Expression } from '../ast.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Range } from '../source/range.ts'
import type { Value } from '../value/value.ts'
import type { Budget } from './budget.ts'
import type { Scope } from './scope.ts'

/** What the parts of one evaluation have in common, and what each has of its own. */
export interface Context {
  scope: Scope
  /** The names of the `for`s around the part. */
  locals: Locals | undefined
  /** Whether the part is inside `${…}` or `%{…}`. */
  inTemplate: boolean
  /** What is wrong with the part. A branch that is not taken has its own list, which is dropped. */
  diagnostics: Diagnostic[]
  budget: Budget
  run: Run
  /** The value of a part; undefined where `diagnostics`, or `run.stopped`, says why there is none. */
  evaluate(part: Expression, context: Context): Value | undefined
}

/** How far one evaluation has come. */
export interface Run {
  /** How many parts are around the one that is being evaluated. */
  depth: number
  /** Set once the budget is spent: then the evaluation has failed, whatever is dropped. */
  stopped?: Diagnostic
}

/** Innermost first. */
export interface Locals {
  name: string
  value: Value
  outer: Locals | undefined
}

/** Says what is wrong, as an error. The result stands for the value that is missing. */
export function fail(context: Context, diagnostic: Omit<Diagnostic, 'severity'>): undefined {
  context.diagnostics.push({ severity: 'error', ...diagnostic })
}

/** Takes work from the budget. False where it is spent: then nothing more is to be done. */
export function spend(context: Context, units: number, range: Range): boolean {
  if (context.run.stopped) return false
  if (context.budget.spend(units)) return true
  context.run.stopped = {
    severity: 'error',
    message:
      'the expressions make too much: too many elements, too long texts, or too deep nesting',
    hint: 'repeat less, or write the result down',
    range,
  }
  return false
}

/** A value that was just made, if there is enough left to visit all of it. */
export function keep(context: Context, value: Value): Value | undefined {
  return spend(context, context.budget.sizeOf(value), value.range) ? value : undefined
}

/** Evaluates a part on trial: what is wrong with it is not yet said. */
export function attempt(
  context: Context,
  part: Expression,
): { value: Value | undefined; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const value = context.evaluate(part, { ...context, diagnostics })
  return { value: diagnostics.length === 0 ? value : undefined, diagnostics }
}
