import type { Constraint, ConstraintOptions } from './job.ts'

/** Operators that are also options, with the value they compare with. */
const SHORT_FORMS = [
  'version',
  'semver',
  'regexp',
  'set_contains',
  'set_contains_all',
  'set_contains_any',
] as const

/** Operators that are also options, with the attribute they look at. */
const ATTRIBUTE_FORMS = ['is_set', 'is_not_set', 'distinct_property'] as const

/** The constraint's long form. Source: jobspec2/hcl_conversions.go `decodeConstraint`. */
export function toConstraint(options: Partial<ConstraintOptions>): Constraint {
  const { attribute = '', operator = '=', value = '', distinct_hosts } = options
  for (const name of ATTRIBUTE_FORMS)
    if (options[name]) return { attribute: options[name], operator: name, value }
  if (distinct_hosts !== undefined)
    return { attribute, operator: 'distinct_hosts', value: String(distinct_hosts) }
  for (const name of SHORT_FORMS)
    if (options[name]) return { attribute, operator: name, value: options[name] }
  return { attribute, operator: operator || '=', value }
}
