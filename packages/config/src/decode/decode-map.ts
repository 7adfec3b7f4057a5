import type { MapType } from '../schema/hcl-type.ts'
import { wrongForm, wrongLabels, wrongType } from './complaints.ts'
import type { DecodeContext, Slot } from './decode-context.ts'
import { decodeValue } from './decode-value.ts'
import { enterBody } from './enter-body.ts'
import { entriesOfBody, entriesOfObject, type WrittenEntry } from './entry.ts'
import { evaluateEntry } from './evaluate-entry.ts'

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
    if (entry.value.type === 'null') continue
    const path = [...item.path, entry.name]
    context.places.set(path, { key: entry.nameRange, value: entry.value.range })
    const decoded = decodeValue(entry.value, { type: item.type.element, path }, context)
    if (decoded !== undefined) map.set(entry.name, decoded)
  }
  return map
}

function entriesOfMap({ entry, type, path }: MapItem, context: DecodeContext): WrittenEntry[] {
  if (entry.kind === 'block') {
    const { labels, body } = entry.block
    if (labels.length > 0) context.report(wrongLabels(entry, type))
    const inner = enterBody(body, context)
    return entriesOfBody(body).flatMap((each) => evaluateEntry(each, inner) ?? [])
  }
  const { value } = entry
  const objects = value.type === 'list' || value.type === 'set' ? value.items : [value]
  return objects.flatMap((object) => {
    if (object.type === 'object') return entriesOfObject(object)
    context.report(wrongType(path, type, object))
    return []
  })
}
