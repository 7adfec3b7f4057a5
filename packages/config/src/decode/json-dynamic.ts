import { type Attribute, type Block, type Body, expandDynamic } from '@longshore/hcl'
import type { BlockType } from '../schema/hcl-type.ts'
import type { DecodeContext } from './decode-context.ts'
import { type Entry, entriesOfBody } from './entry.ts'
import { toBlocks } from './to-blocks.ts'

const DYNAMIC: BlockType = { kind: 'block', block: 'dynamic', label: 'type', fields: new Map() }
const CONTENT: BlockType = { kind: 'block', block: 'content', fields: new Map() }

/**
 * The entries with the blocks that `"dynamic": { "task": { "for_each": …, "content": { … } } }` of JSON stands for, in its
 * place. In HCL2 `expandDynamic` knows them by their form.
 */
export function expandJsonDynamic(entries: Entry[], context: DecodeContext): Entry[] {
  if (context.syntax !== 'json') return entries
  return entries.flatMap((entry) => {
    const isDynamic = entry.kind === 'attribute' && entry.name === 'dynamic'
    return (isDynamic && expandAttribute(entry.attribute, context)) || [entry]
  })
}

function expandAttribute(attribute: Attribute, context: DecodeContext): Entry[] | undefined {
  const items = toBlocks(attribute, DYNAMIC, context)?.map((block) => withContent(block, context))
  if (items === undefined) return undefined
  const body: Body = { kind: 'body', syntax: 'json', items, range: attribute.range }
  const { body: expanded, diagnostics } = expandDynamic(body, context.scope)
  diagnostics.forEach(context.report)
  return entriesOfBody(expanded)
}

function withContent(block: Block, context: DecodeContext): Block {
  const items = block.body.items.flatMap((item) => {
    const isContent = item.kind === 'attribute' && item.name === 'content'
    return (isContent && toBlocks(item, CONTENT, context)) || [item]
  })
  return { ...block, body: { ...block.body, items } }
}
