import {
  type Attribute,
  type Block,
  type Body,
  type Expression,
  evaluate,
  type ObjectExpression,
} from '@longshore/hcl'
import type { HclType } from '../schema/hcl-type.ts'
import type { DecodeContext } from './decode-context.ts'

/**
 * The blocks that an attribute of HCL1 or JSON stands for: one for an object, several for a list of objects. A label is a
 * key around (`"job": { "example": { … } }`). `undefined` where the attribute's type is not a block's, or where it is
 * not written out as objects. Source: https://github.com/hashicorp/hcl/blob/main/json/spec.md#blocks
 */
export function toBlocks(
  attribute: Attribute,
  type: HclType,
  context: DecodeContext,
): Block[] | undefined {
  if (context.syntax === 'native') return undefined
  const ofBlock = type.kind === 'list' ? type.element : type
  if (ofBlock.kind !== 'block') return undefined

  const blocks = ofBlock.label === undefined ? [attribute] : labelled(attribute, context)
  const found = blocks?.flatMap((block) => bodiesOf(block, context) ?? [undefined])
  return found?.every((block) => block !== undefined) ? found : undefined
}

interface Unlabelled extends Pick<Attribute, 'name' | 'nameRange' | 'expression'> {
  label?: string
}

function labelled(attribute: Attribute, context: DecodeContext): Unlabelled[] | undefined {
  return objectsOf(attribute.expression)?.flatMap((object) =>
    attributesOf(object, context).map(({ name, nameRange, expression }) => ({
      name: attribute.name,
      nameRange,
      label: name,
      expression,
    })),
  )
}

function bodiesOf(
  { name, nameRange, label, expression }: Unlabelled,
  context: DecodeContext,
): Block[] | undefined {
  const labels = label === undefined ? [] : [{ value: label, range: nameRange }]
  return objectsOf(expression)?.map((object) => {
    const { range } = object
    const items = attributesOf(object, context)
    const body: Body = { kind: 'body', syntax: context.syntax, items, range }
    return { kind: 'block', type: name, typeRange: nameRange, labels, body, range }
  })
}

/** The objects of `{ … }` or `[{ … }, …]`. */
function objectsOf(expression: Expression): ObjectExpression[] | undefined {
  const items = expression.kind === 'tuple' ? expression.items : [expression]
  return items.every((item) => item.kind === 'object') ? items : undefined
}

/** A property `//` is a comment in JSON. */
function attributesOf({ entries }: ObjectExpression, context: DecodeContext): Attribute[] {
  return entries.flatMap(({ key, value }): Attribute[] => {
    const name = keyOf(key, context)
    if (name === undefined || (name === '//' && context.syntax === 'json')) return []
    const range = { start: key.range.start, end: value.range.end }
    return [{ kind: 'attribute', name, nameRange: key.range, expression: value, range }]
  })
}

function keyOf(key: Expression, { scope, report }: DecodeContext): string | undefined {
  if (key.kind === 'reference' && key.steps.length === 0) return key.root
  const { value, diagnostics } = evaluate(key, scope)
  diagnostics.forEach(report)
  return value?.type === 'string' ? value.value : undefined
}
