import type { BlockType, HclType } from '../schema/hcl-type.ts'
import { repeated, wrongForm, wrongLabels } from './complaints.ts'
import type { DecodeContext, Slot } from './decode-context.ts'
import { decodeMap } from './decode-map.ts'
import { decodeValue } from './decode-value.ts'
import { enterBody } from './enter-body.ts'
import {
  type BlockEntry,
  type Entry,
  entriesOfBody,
  entriesOfObject,
  toBlockEntry,
  type WrittenEntry,
} from './entry.ts'
import { evaluateEntry } from './evaluate-entry.ts'
import { expandJsonDynamic } from './json-dynamic.ts'
import { namesOtherDriver } from './names-other-driver.ts'
import type { Path } from './places.ts'
import { reportUnknownName } from './report-unknown-name.ts'
import { toBlocks } from './to-blocks.ts'

type Fields = Record<string, unknown>

/** Reads what stands in a block into an object with the fields of its type. */
export function decodeBlock(
  entries: Entry[],
  { type, path }: Slot<BlockType>,
  context: DecodeContext,
): Fields {
  const fields: Fields = {}
  const written = expandJsonDynamic(entries, context)
  const isForeign = namesOtherDriver(written, type, context)
  if (isForeign) leaveOut([...path, 'config'], context)
  for (const entry of written) {
    if (isForeign && entry.name === 'config') continue
    const field = entry.name === type.label ? undefined : type.fields.get(entry.name)
    if (field === undefined) {
      reportUnknownName(entry, { type, path }, context)
      continue
    }
    const slot = { type: field, path: [...path, entry.name] }
    for (const written of writtenEntries(entry, slot, context)) {
      if (written.kind === 'value' && written.value.type === 'null') continue
      fields[entry.name] = decodeField({ entry: written, ...slot }, fields[entry.name], context)
    }
  }
  return fields
}

/** Counts as there, so that it is not missed. */
function leaveOut(path: Path, { places }: DecodeContext): void {
  places.set(path, places.find(path))
}

/** The entry's value or blocks. One that has none, which is reported, counts as there. */
function writtenEntries(entry: Entry, { type, path }: Slot, context: DecodeContext) {
  const blocks = entry.kind === 'attribute' ? toBlocks(entry.attribute, type, context) : undefined
  if (blocks) return blocks.map(toBlockEntry)
  const written = evaluateEntry(entry, context)
  if (written) return [written]
  context.places.set(path, { key: entry.nameRange, value: entry.nameRange })
  return []
}

interface Item<Type extends HclType = HclType, Written extends WrittenEntry = WrittenEntry>
  extends Slot<Type> {
  entry: Written
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
    for (const part of partsOf(entry, type.element)) {
      const slot = { type: type.element, path: [...path, list.length] }
      const one = decodeOneBlock({ entry: part, ...slot }, context)
      if (one) list.push(one)
    }
    return list
  }
  if (type.kind === 'block') {
    let found = before
    for (const part of partsOf(entry, type)) {
      if (found !== undefined) context.report(repeated(part, context.places.find(path)))
      else found = decodeOneBlock({ entry: part, type, path }, context)
    }
    return found
  }

  notePlace(item, context)
  if (entry.kind === 'value') return decodeValue(entry.value, item, context)
  context.report(wrongForm(entry, type))
  return undefined
}

/** The blocks that an entry stands for: those of a list where the type allows that, else itself. */
function partsOf(entry: WrittenEntry, { assignable }: BlockType): WrittenEntry[] {
  if (!assignable || entry.kind === 'block') return [entry]
  const { value } = entry
  if (value.type !== 'list' && value.type !== 'set') return [entry]
  return value.items.map((item) => ({ ...entry, value: item }))
}

function decodeOneBlock(item: Item<BlockType>, context: DecodeContext): Fields | undefined {
  const { entry, type, path } = item
  notePlace(item, context)
  if (entry.kind === 'block') return decodeBody({ entry, type, path }, context)
  if (type.assignable && entry.value.type === 'object')
    return decodeBlock(entriesOfObject(entry.value), item, context)
  context.report(wrongForm(entry, type))
  return undefined
}

function decodeBody({ entry, type, path }: Item<BlockType, BlockEntry>, context: DecodeContext) {
  const { labels, body } = entry.block
  if (labels.length !== (type.label === undefined ? 0 : 1)) context.report(wrongLabels(entry, type))
  const fields = decodeBlock(entriesOfBody(body), { type, path }, enterBody(body, context))
  if (type.label === undefined) return fields
  const range = labels[0]?.range ?? entry.nameRange
  context.places.set([...path, type.label], { key: range, value: range })
  return { ...fields, [type.label]: labels[0]?.value }
}

function notePlace({ entry, path }: Item, { places }: DecodeContext): void {
  const value = entry.kind === 'value' ? entry.value.range : entry.nameRange
  places.set(path, { key: entry.nameRange, value })
}
