import type { BlockType, HclType } from '../schema/hcl-type.ts'
import { repeated, wrongForm, wrongLabels } from './complaints.ts'
import type { DecodeContext, Slot } from './decode-context.ts'
import { decodeMap } from './decode-map.ts'
import { decodeValue } from './decode-value.ts'
import { type Entry, entriesOfBody, entriesOfObject, type WrittenEntry } from './entry.ts'
import { reportUnknownName } from './report-unknown-name.ts'

type Fields = Record<string, unknown>

/** Reads what stands in a block into an object with the fields of its type. */
export function decodeBlock(
  entries: Entry[],
  { type, path }: Slot<BlockType>,
  context: DecodeContext,
): Fields {
  const fields: Fields = {}
  for (const entry of entries) {
    const field = entry.name === type.label ? undefined : type.fields.get(entry.name)
    if (field === undefined) {
      reportUnknownName(entry, { type, path }, context)
    } else if (entry.kind === 'broken') {
      context.places.set([...path, entry.name], { key: entry.nameRange, value: entry.nameRange })
    } else if (entry.kind === 'block' || entry.value.type !== 'null') {
      const item = { entry, type: field, path: [...path, entry.name] }
      fields[entry.name] = decodeField(item, fields[entry.name], context)
    }
  }
  return fields
}

interface Item<Type extends HclType = HclType> extends Slot<Type> {
  entry: WrittenEntry
}

/** The field's value with this item: maps and repeatable blocks add to what was there before. */
function decodeField(item: Item, before: unknown, context: DecodeContext): unknown {
  const { entry, type, path } = item
  if (type.kind === 'map') {
    notePlace(item, context)
    return new Map([
      ...((before as Map<string, unknown> | undefined) ?? []),
      ...decodeMap({ entry, type, path }, context),
    ])
  }
  if (type.kind === 'list' && type.element.kind === 'block') {
    const list = (before as Fields[] | undefined) ?? []
    const one = decodeOneBlock({ entry, type: type.element, path: [...path, list.length] }, context)
    return one ? [...list, one] : list
  }
  if (type.kind === 'block') {
    if (before === undefined) return decodeOneBlock({ entry, type, path }, context)
    context.report(repeated(entry, context.places.find(path)))
    return before
  }

  notePlace(item, context)
  if (entry.kind === 'value') return decodeValue(entry.value, item, context)
  context.report(wrongForm(entry, type))
  return undefined
}

function decodeOneBlock(item: Item<BlockType>, context: DecodeContext): Fields | undefined {
  const { entry, type, path } = item
  notePlace(item, context)
  if (entry.kind === 'value') {
    if (type.assignable && entry.value.type === 'object')
      return decodeBlock(entriesOfObject(entry.value), item, context)
    context.report(wrongForm(entry, type))
    return undefined
  }

  const { labels, body } = entry.block
  if (labels.length !== (type.label === undefined ? 0 : 1)) context.report(wrongLabels(entry, type))
  const fields = decodeBlock(entriesOfBody(body, context), item, context)
  if (type.label === undefined) return fields
  const range = labels[0]?.range ?? entry.nameRange
  context.places.set([...path, type.label], { key: range, value: range })
  return { ...fields, [type.label]: labels[0]?.value }
}

function notePlace({ entry, path }: Item, { places }: DecodeContext): void {
  const value = entry.kind === 'value' ? entry.value.range : entry.nameRange
  places.set(path, { key: entry.nameRange, value })
}
