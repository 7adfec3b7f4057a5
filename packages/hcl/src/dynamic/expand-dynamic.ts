import type { Block, BlockLabel, Body, BodyItem } from '../ast.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { createBudget } from '../evaluate/budget.ts'
import { type Element, elementsOf } from '../evaluate/evaluate-elements.ts'
import { extendScope, type Scope } from '../evaluate/scope.ts'
import type { Range } from '../source/range.ts'
import type { Value } from '../value/value.ts'
import { evaluateLabels } from './evaluate-labels.ts'
import { readDynamic } from './read-dynamic.ts'

export interface Expansion {
  /** A block with an element's values in `body.variables` for each that a `dynamic` block stands for. */
  body: Body
  /** In the order of the text. */
  diagnostics: Diagnostic[]
}

/**
 * Replaces each `dynamic "type" { for_each, iterator, labels, content { } }` of a body, and of the blocks in it, by the
 * blocks that it stands for (hcl's ext/dynblock): one for each element of `for_each`, with the content's items. Those are
 * not evaluated here: their names mean what `body.variables` says besides the scope. One that is wrong is left out.
 */
export function expandDynamic(body: Body, scope: Scope): Expansion {
  const diagnostics: Diagnostic[] = []
  const budget = scope.budget ?? createBudget()
  const expanded = expandBody(body, { scope: { ...scope, budget }, diagnostics })
  diagnostics.sort((one, other) => one.range.start.offset - other.range.start.offset)
  return { body: expanded, diagnostics }
}

interface Context {
  scope: Scope
  diagnostics: Diagnostic[]
}

/** A body without `dynamic` blocks is returned as it is. */
function expandBody(body: Body, outer: Context): Body {
  const context = { ...outer, scope: extendScope(outer.scope, body.variables) }
  const items = body.items.map((item) => expandItem(item, context))
  const isSame = items.every(([item, ...more], index) => {
    return item === body.items[index] && more.length === 0
  })
  return isSame ? body : { ...body, items: items.flat() }
}

function expandItem(item: BodyItem, context: Context): BodyItem[] {
  if (item.kind === 'attribute') return [item]
  if (item.type === 'dynamic') return expandBlock(item, context)
  const body = expandBody(item.body, context)
  return [body === item.body ? item : { ...item, body }]
}

function expandBlock(block: Block, context: Context): Block[] {
  const { diagnostics, scope } = context
  const dynamic = readDynamic(block, context)
  const elements = dynamic && elementsOf(dynamic.forEach)
  if (dynamic === undefined || elements === undefined) return []
  const { label, iterator, content } = dynamic
  const blocks: Block[] = []
  for (const element of elements) {
    if (!scope.budget?.spend(1 + content.items.length)) {
      const message = 'the `dynamic` blocks make too many blocks'
      const { range } = dynamic.forEach
      diagnostics.push({ severity: 'error', message, hint: 'repeat less', range })
      return blocks
    }
    const variables = new Map([[iterator, iteratorValue(element, block.range)]])
    const inner = { diagnostics, scope: extendScope(scope, variables) }
    const labels = evaluateLabels(dynamic.labels, inner)
    // What is wrong with the first is likely wrong with the next as well.
    if (labels === undefined) return blocks
    blocks.push(createBlock(block, { label, labels, body: { ...content, variables } }, inner))
  }
  return blocks
}

interface Parts {
  label: BlockLabel
  labels: BlockLabel[]
  body: Body
}

function createBlock({ range }: Block, { label, labels, body }: Parts, context: Context): Block {
  const { value: type, range: typeRange } = label
  return { kind: 'block', type, typeRange, labels, body: expandBody(body, context), range }
}

function iteratorValue({ key, value }: Element, range: Range): Value {
  const entries = [
    { key: 'key', keyRange: range, value: key },
    { key: 'value', keyRange: range, value },
  ]
  return { type: 'object', entries, range }
}
