import type { Expression, ObjectExpression, Range } from '@longshore/hcl'

/** A property of JSON. */
export interface Property {
  name: string
  nameRange: Range
  value: Expression
}

export function propertiesOf({ entries }: ObjectExpression): Property[] {
  return entries.flatMap(({ key, value }) => {
    const part = key.kind === 'template' ? key.parts[0] : undefined
    return part?.kind === 'text' ? [{ name: part.value, nameRange: key.range, value }] : []
  })
}
