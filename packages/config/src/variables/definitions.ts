import type { Body, BodyItem, Expression, Range } from '@longshore/hcl'

/** `name = expression`, whether in a block, in a file of variables, or as a property of JSON. */
export interface Definition {
  name: string
  nameRange: Range
  expression: Expression
}

/** What a `locals` or `variables` block defines; `undefined` for an item that cannot be one. */
export function definitionsOf(item: BodyItem): Definition[] | undefined {
  if (item.kind === 'block') return attributesOf(item.body)
  return item.expression.kind === 'object' ? propertiesOf(item.expression) : undefined
}

/** The attributes of a body, without its blocks. */
export function attributesOf({ items }: Body): Definition[] {
  return items.filter((item) => item.kind === 'attribute')
}

function propertiesOf({ entries }: Extract<Expression, { kind: 'object' }>): Definition[] {
  return entries.flatMap(({ key, value }) => {
    const name = textOf(key)
    return name === undefined ? [] : [{ name, nameRange: key.range, expression: value }]
  })
}

/** The text of a bare name or of a string without interpolations. */
export function textOf(expression: Expression): string | undefined {
  if (expression.kind === 'reference')
    return expression.steps.length === 0 ? expression.root : undefined
  if (expression.kind !== 'template') return undefined
  const texts = expression.parts.map((part) => (part.kind === 'text' ? part.value : undefined))
  return texts.includes(undefined) ? undefined : texts.join('')
}
