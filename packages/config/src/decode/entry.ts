import type { Attribute, Block, Body, Range, Value } from '@longshore/hcl'

/** A name and what it is given, whether in a body (`a = 1`, `a { … }`) or in an object (`{ a = 1 }`). */
export type Entry = AttributeEntry | ValueEntry | BlockEntry
/** An entry that is evaluated. */
export type WrittenEntry = ValueEntry | BlockEntry

export interface AttributeEntry {
  kind: 'attribute'
  name: string
  nameRange: Range
  attribute: Attribute
}

export interface ValueEntry {
  kind: 'value'
  name: string
  nameRange: Range
  value: Value
}

export interface BlockEntry {
  kind: 'block'
  name: string
  /** The block's header. */
  nameRange: Range
  block: Block
}

/** What stands in a body, in order. */
export function entriesOfBody({ items }: Body): Entry[] {
  return items.map((item): Entry => {
    if (item.kind === 'block') return toBlockEntry(item)
    return { kind: 'attribute', name: item.name, nameRange: item.nameRange, attribute: item }
  })
}

export function toBlockEntry(block: Block): BlockEntry {
  return { kind: 'block', name: block.type, nameRange: headerOf(block), block }
}

/** What stands in an object, without the values that a later equal key replaces. */
export function entriesOfObject(object: Extract<Value, { type: 'object' }>): ValueEntry[] {
  const entries = object.entries.map(({ key, keyRange, value }): ValueEntry => {
    return { kind: 'value', name: key, nameRange: keyRange, value }
  })
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()]
}

function headerOf(block: Block): Range {
  const end = block.labels.at(-1)?.range.end ?? block.typeRange.end
  return { start: block.typeRange.start, end }
}
