import { toLongshoreError } from '@longshore/errors'
import { compareValues } from './compare-values.ts'
import type { MatchPattern } from './constraint.ts'
import { meetsVersions } from './meets-versions.ts'
import { parseBool } from './parse-bool.ts'
import { parseVersion } from './version.ts'

export type Value = string | boolean

/** Both sides as they were found, and how patterns are matched. */
export interface Sides {
  left: Value | undefined
  right: Value | undefined
  matchesPattern: MatchPattern
}

/** Whether the sides are as the operator says, or a sentence about a side that it can do nothing with. */
export type Operator = (sides: Sides) => boolean | string

/** For operators that nothing meets where a side is missing. */
const both =
  (
    test: (left: string, right: string, matchesPattern: MatchPattern) => boolean | string,
  ): Operator =>
  ({ left, right, matchesPattern }) =>
    left !== undefined && right !== undefined && test(String(left), String(right), matchesPattern)

const equal: Operator = ({ left, right }) =>
  left !== undefined && right !== undefined && isEqual(left, right)
/** Two missing sides do not differ. */
const different: Operator = ({ left = '', right = '' }) => !isEqual(left, right)
const containsAll = both((left, right) => {
  const has = new Set(toItems(left))
  return toItems(right).every((item) => has.has(item))
})

/** Nomad's operators that look at the two sides alone. Source: scheduler/feasible `checkConstraint`. */
export const operators: Record<string, Operator> = {
  '=': equal,
  '==': equal,
  is: equal,
  '!=': different,
  not: different,
  '<': both((left, right) => compareValues(left, right) < 0),
  '<=': both((left, right) => compareValues(left, right) <= 0),
  '>': both((left, right) => compareValues(left, right) > 0),
  '>=': both((left, right) => compareValues(left, right) >= 0),
  is_set: ({ left }) => left !== undefined,
  is_not_set: ({ left }) => left === undefined,
  version: both((left, right) => checkVersion(left, right, 'version')),
  semver: both((left, right) => checkVersion(left, right, 'semver')),
  regexp: both(checkPattern),
  set_contains: containsAll,
  set_contains_all: containsAll,
  set_contains_any: both((left, right) => {
    const has = new Set(toItems(left))
    return toItems(right).some((item) => has.has(item))
  }),
}

/** A boolean is whatever says the same: `true` was `"1"` in Nomad 0.3. */
function isEqual(left: Value, right: Value): boolean {
  if (typeof left === 'boolean') return parseBool(String(right)) === left
  if (typeof right === 'boolean') return parseBool(left) === right
  return left === right
}

function checkVersion(left: string, right: string, rules: 'version' | 'semver'): boolean | string {
  const version = parseVersion(left)
  if (!version) return `${JSON.stringify(left)} is not a version`
  return (
    meetsVersions(version, right, rules) ??
    `${JSON.stringify(right)} is not a ${rules} constraint; write for example ">= 1.2.0, < 2.0.0"`
  )
}

function checkPattern(text: string, pattern: string, matches: MatchPattern): boolean | string {
  try {
    return matches(pattern, text)
  } catch (error) {
    return `${JSON.stringify(pattern)} cannot be matched: ${toLongshoreError(error).message}`
  }
}

const toItems = (list: string) => list.split(',').map((item) => item.trim())
