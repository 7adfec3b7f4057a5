import { z } from 'zod'
import { block } from './hcl-shapes.ts'

const operand = (meaning: string) => z.string().optional().describe(meaning)

/** Names: jobspec2/hcl_conversions.go. The options after `value` are an operator and its value (or attribute) in one. */
export const constraintSchema = block(
  { block: 'constraint' },
  {
    attribute: operand('What is looked at, such as "${attr.kernel.name}"'),
    operator: operand('How it is compared; = if unset'),
    value: operand('What it is compared with'),
    version: operand('A version constraint that the attribute must meet, such as ">= 1.2, < 2"'),
    semver: operand('The same, by the rules of Semantic Versioning'),
    regexp: operand('A regular expression that the attribute must match'),
    set_contains: operand('Values, separated by commas, that the attribute must all contain'),
    set_contains_all: operand('The same as set_contains'),
    set_contains_any: operand(
      'Values, separated by commas, of which the attribute must contain one',
    ),
    is_set: operand('An attribute that the node must have'),
    is_not_set: operand('An attribute that the node must not have'),
    distinct_hosts: z
      .boolean()
      .optional()
      .describe('Whether each allocation must be on a node of its own'),
    distinct_property: operand('An attribute that must differ between allocations'),
  },
)
