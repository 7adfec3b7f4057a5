import type { Expression } from '../ast.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Value } from '../value/value.ts'
import { createBudget } from './budget.ts'
import { type Context, fail, keep, spend } from './context.ts'
import { evaluateAccess } from './evaluate-access.ts'
import { evaluateBinary } from './evaluate-binary.ts'
import { evaluateCall } from './evaluate-call.ts'
import { evaluateConditional } from './evaluate-conditional.ts'
import { evaluateFor } from './evaluate-for.ts'
import { evaluateLiteral } from './evaluate-literal.ts'
import { evaluateObject } from './evaluate-object.ts'
import { evaluateReference } from './evaluate-reference.ts'
import { evaluateSplat } from './evaluate-splat.ts'
import { evaluateTemplate } from './evaluate-template.ts'
import { evaluateUnary } from './evaluate-unary.ts'
import type { Scope } from './scope.ts'

export interface Evaluation {
  /** Undefined where there are diagnostics, and where it needs what has `failed` (see `Scope`). */
  value: Value | undefined
  diagnostics: Diagnostic[]
}

/** Calls and operators around a part, at most. */
const maxDepth = 1200

/**
 * The value of an expression, or everything that is wrong with it, in the order of the text. Never throws. The rules are
 * those of HCL2's native syntax (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md), with the values and
 * conversions of cty.
 */
export function evaluate(expression: Expression, scope: Scope = {}): Evaluation {
  const context: Context = {
    scope,
    locals: undefined,
    inTemplate: false,
    diagnostics: [],
    budget: scope.budget ?? createBudget(),
    run: { depth: 0 },
    evaluate: evaluatePart,
  }
  const value = evaluatePart(expression, context)
  const { stopped } = context.run
  const diagnostics = stopped ? [...context.diagnostics, stopped] : context.diagnostics
  diagnostics.sort((one, other) => one.range.start.offset - other.range.start.offset)
  return { value: diagnostics.length === 0 ? value : undefined, diagnostics }
}

function evaluatePart(part: Expression, context: Context): Value | undefined {
  const { run } = context
  if (!spend(context, 1, part.range)) return undefined
  if (run.depth > maxDepth) {
    const message = `the expression is nested more than ${maxDepth} deep`
    return fail(context, { message, range: part.range })
  }
  run.depth++
  try {
    return evaluateKind(part, context)
  } finally {
    run.depth--
  }
}

function evaluateKind(part: Expression, context: Context): Value | undefined {
  switch (part.kind) {
    case 'literal':
      return evaluateLiteral(part, context)
    case 'template':
      return evaluateTemplate(part, context)
    case 'tuple': {
      const items = part.items.map((item) => context.evaluate(item, context))
      if (items.includes(undefined)) return undefined
      const known = items.filter((item) => item !== undefined)
      return keep(context, { type: 'list', items: known, range: part.range })
    }
    case 'object':
      return evaluateObject(part, context)
    case 'reference':
      return evaluateReference(part, context)
    case 'access':
      return evaluateAccess(part, context)
    case 'splat':
      return evaluateSplat(part, context)
    case 'call':
      return evaluateCall(part, context)
    case 'unary':
      return evaluateUnary(part, context)
    case 'binary':
      return evaluateBinary(part, context)
    case 'conditional':
      return evaluateConditional(part, context)
    case 'for':
      return evaluateFor(part, context)
    case 'parentheses':
      return context.evaluate(part.expression, context)
  }
}
