import type { Constraint, MatchPattern } from './constraint.ts'
import { parseInteger } from './integer.ts'
import { operators } from './operators.ts'
import { parseBool } from './parse-bool.ts'
import { type NodeFacts, resolveTarget } from './resolve-target.ts'

/** `reason` is for people: `${attr.kernel.name} is "linux", which does not meet = "windows"`. */
export type ConstraintResult = { met: true } | { met: false; reason: string }

/**
 * Whether a node meets a job's constraint. What cannot be compared is not met, with the reason; nothing throws.
 * Spec: driver.md §8, last paragraph.
 */
export function matchConstraint(
  facts: NodeFacts,
  constraint: Constraint,
  matchesPattern: MatchPattern,
): ConstraintResult {
  const { attribute, operator, value } = constraint
  if (operator === 'distinct_hosts') return checkDistinctHosts(facts, value)
  if (operator === 'distinct_property') return checkDistinctProperty(facts, constraint)
  const test = Object.hasOwn(operators, operator) ? operators[operator] : undefined
  if (!test) return { met: false, reason: `there is no operator ${JSON.stringify(operator)}` }

  const left = resolveTarget(attribute, facts)
  const right = resolveTarget(value, facts)
  const met = test({ left, right, matchesPattern })
  if (met === true) return { met }
  const reason = met || `${show(attribute, left)}, which does not meet ${say(constraint)}`
  return { met: false, reason }
}

/** One allocation of the job on each node, unless the value says that it does not matter. */
function checkDistinctHosts({ allocations = 1 }: NodeFacts, value: string): ConstraintResult {
  if (allocations <= 1 || parseBool(value) === false) return { met: true }
  return {
    met: false,
    reason: `distinct_hosts allows one allocation on a node, and ${allocations} would be on it`,
  }
}

/** Allocations on one node share all of its values. */
function checkDistinctProperty(
  facts: NodeFacts,
  { attribute, value }: Constraint,
): ConstraintResult {
  const { allocations = 1 } = facts
  if (resolveTarget(attribute, facts) === undefined)
    return { met: false, reason: `${attribute} is not set, and distinct_property needs it` }
  const limit = value === '' ? 1n : parseInteger(value)
  if (limit !== undefined && BigInt(allocations) <= limit) return { met: true }
  const reason = `distinct_property ${attribute} allows ${value || 1} to a value, and ${allocations} allocations would be on the node`
  return { met: false, reason }
}

function show(target: string, value: string | boolean | undefined): string {
  if (value === undefined) return `${target} is not set`
  return target.startsWith('${') ? `${target} is ${JSON.stringify(value)}` : JSON.stringify(value)
}

function say({ operator, value }: Constraint): string {
  return value === '' ? operator : `${operator} ${JSON.stringify(value)}`
}
