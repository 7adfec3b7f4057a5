import type { MapType } from '../schema/hcl-type.ts'
import { wrongForm, wrongLabels, wrongType } from './complaints.ts'
import type { DecodeContext, Slot } from './decode-context.ts'
import { decodeValue } from './decode-value.ts'
import { type Entry, entriesOfBody, entriesOfObject, type WrittenEntry } from './entry.ts'

interface MapItem extends Slot<MapType> {
  entry: WrittenEntry
}

/** Reads a map in any of its three forms; of equal keys the last one counts (driver.md §2). */
export function decodeMap(item: MapItem, context: DecodeContext): Map<string, unknown> {
  const map = new Map<string, unknown>()
  for (const entry of entriesOfMap(item, context)) {
    if (entry.kind === 'block') {
      context.report(wrongForm(entry, item.type.element))
      continue
    }
    if (entry.kind === 'broken' || entry.value.type === 'null') continue
    const path = [...item.path, entry.name]
    context.places.set(path, { key: entry.nameRange, value: entry.value.range })
    const decoded = decodeValue(entry.value, { type: item.type.element, path }, context)
    if (decoded !== undefined) map.set(entry.name, decoded)
  }
  return map
}

function entriesOfMap({ entry, type, path }: MapItem, context: DecodeContext): Entry[] {
  if (entry.kind === 'block') {
    if (entry.block.labels.length > 0) context.report(wrongLabels(entry, type))
    return entriesOfBody(entry.block.body, context)
  }
  const objects = entry.value.type === 'list' ? entry.value.items : [entry.value]
  return objects.flatMap((object) => {
    if (object.type === 'object') return entriesOfObject(object)
    context.report(wrongType(path, type, object))
    return []
  })
}
