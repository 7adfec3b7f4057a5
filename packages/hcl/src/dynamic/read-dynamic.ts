import type { Attribute, Block, BlockLabel, Body, Expression } from '../ast.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import { elementsOf } from '../evaluate/evaluate-elements.ts'
import type { Scope } from '../evaluate/scope.ts'
import type { Range } from '../source/range.ts'
import { describeValue } from '../value/describe-value.ts'
import type { Value } from '../value/value.ts'

/** What a `dynamic` block says. */
export interface Dynamic {
  /** The type of the blocks that it makes. */
  label: BlockLabel
  /** A value with elements. */
  forEach: Value
  iterator: string
  labels: Expression[]
  content: Body
}

interface Context {
  scope: Scope
  diagnostics: Diagnostic[]
}

const argumentNames = ['for_each', 'iterator', 'labels'] as const

/** Reads a `dynamic` block; undefined where it is wrong, with the diagnostics that say so. */
export function readDynamic(block: Block, context: Context): Dynamic | undefined {
  const label = readType(block, context)
  const contents = readItems(block, context)
  const [content, extra] = contents
  if (extra) {
    report(context, extra.typeRange, 'a `dynamic` block has one `content` block only')
  } else if (content === undefined) {
    const hint = 'write content { … } with what each block holds'
    report(context, block.typeRange, 'this `dynamic` block has no `content` block', hint)
  }
  const forEach = readForEach(block, context)
  const iterator = readIterator(block, label, context)
  const labels = readLabels(block, context)
  const isWhole = label && content && !extra && forEach && iterator !== undefined && labels
  return isWhole ? { label, forEach, iterator, labels, content: content.body } : undefined
}

function readType({ labels, typeRange }: Block, context: Context): BlockLabel | undefined {
  const [label, extra] = labels
  if (label && !extra) return label
  const message = 'a `dynamic` block has one label, the type of the blocks that it makes'
  report(context, extra?.range ?? typeRange, message, 'write dynamic "type" { … }')
  return undefined
}

/** The `content` blocks; anything that a `dynamic` block does not have is reported. */
function readItems({ body }: Block, context: Context): Block[] {
  const contents: Block[] = []
  for (const item of body.items) {
    if (item.kind === 'block' && item.type === 'content') contents.push(item)
    else if (item.kind === 'block') reportUnknown(item.type, item.typeRange, context)
    else if (!argumentNames.some((name) => name === item.name)) {
      reportUnknown(item.name, item.nameRange, context)
    }
  }
  return contents
}

function reportUnknown(name: string, range: Range, context: Context): void {
  const names = [...argumentNames, 'content']
  const nearest = nearestName(name, names)
  const hint = nearest
    ? `did you mean \`${nearest}\`?`
    : 'what each block holds stands in content { … }'
  report(context, range, `a \`dynamic\` block has no \`${name}\``, hint)
}

function readForEach(block: Block, context: Context): Value | undefined {
  const attribute = findAttribute(block, 'for_each')
  if (attribute === undefined) {
    const hint = 'write for_each = [ … ]'
    report(context, block.typeRange, 'this `dynamic` block has no `for_each`', hint)
    return undefined
  }
  const { value, diagnostics } = evaluate(attribute.expression, context.scope)
  context.diagnostics.push(...diagnostics)
  if (value === undefined || elementsOf(value)) return value
  const message = `\`for_each\` must be a list, set, map or object, but this is ${describeValue(value)}`
  report(context, attribute.expression.range, message)
  return undefined
}

/** Without a name of its own, an iterator is called as its blocks. */
function readIterator(
  block: Block,
  label: BlockLabel | undefined,
  context: Context,
): string | undefined {
  const expression = findAttribute(block, 'iterator')?.expression
  if (expression === undefined) return label?.value
  if (expression.kind === 'reference' && expression.steps.length === 0) return expression.root
  report(context, expression.range, '`iterator` is a bare name', 'write iterator = each')
  return undefined
}

function readLabels(block: Block, context: Context): Expression[] | undefined {
  const expression = findAttribute(block, 'labels')?.expression
  if (expression === undefined) return []
  if (expression.kind === 'tuple') return expression.items
  report(context, expression.range, '`labels` is a list', 'write labels = [ … ]')
  return undefined
}

function findAttribute({ body }: Block, name: string): Attribute | undefined {
  return body.items.find((item) => item.kind === 'attribute' && item.name === name) as
    | Attribute
    | undefined
}

function report({ diagnostics }: Context, range: Range, message: string, hint?: string): void {
  diagnostics.push({ severity: 'error', message, ...(hint && { hint }), range })
}
