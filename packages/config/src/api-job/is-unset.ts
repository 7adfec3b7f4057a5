import type { Expression } from '@longshore/hcl'
import type { BlockType, HclType } from '../schema/hcl-type.ts'

/**
 * Whether a value says nothing: null, and what Go writes for a field that nobody set. Of options that is an empty text; of
 * a port's and of resources, and of what has no effect or no meaning, any zero.
 */
export function isUnset(
  value: Expression,
  field: HclType | undefined,
  { block }: BlockType,
): boolean {
  if (value.kind === 'literal') {
    if (value.literal.type === 'null') return true
    return (field === undefined || ZERO_IS_UNSET.includes(block)) && isZero(value.literal)
  }
  if (value.kind === 'template') return field?.kind !== 'map' && textOf(value) === ''
  if (field !== undefined) return false
  return (
    (value.kind === 'object' && value.entries.length === 0) ||
    (value.kind === 'tuple' && value.items.length === 0)
  )
}

const ZERO_IS_UNSET = ['port', 'resources']

type Literal = Extract<Expression, { kind: 'literal' }>['literal']

function isZero(literal: Literal): boolean {
  if (literal.type === 'bool') return !literal.value
  return literal.type === 'number' && Number(literal.text) === 0
}

function textOf({ parts }: Extract<Expression, { kind: 'template' }>): string {
  return parts.map((part) => (part.kind === 'text' ? part.value : '')).join('')
}
