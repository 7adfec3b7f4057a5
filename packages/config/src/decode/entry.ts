import { type Block, type Body, evaluate, type Range, type Value } from '@longshore/hcl'
import type { DecodeContext } from './decode-context.ts'

/** A name and what it is given, whether in a body (`a = 1`, `a { … }`) or in an object (`{ a = 1 }`). */
export type Entry = WrittenEntry | BrokenEntry
export type WrittenEntry = ValueEntry | BlockEntry

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

/** An option whose expression cannot be evaluated; that is reported already. */
export interface BrokenEntry {
  kind: 'broken'
  name: string
  nameRange: Range
}

/** What stands in a body, in order. Expressions are evaluated, and what is wrong with them is reported. */
export function entriesOfBody(body: Body, { scope, report }: DecodeContext): Entry[] {
  return body.items.map((item): Entry => {
    if (item.kind === 'block')
      return { kind: 'block', name: item.type, nameRange: headerOf(item), block: item }
    const { value, diagnostics } = evaluate(item.expression, scope)
    diagnostics.forEach(report)
    const { name, nameRange } = item
    return value ? { kind: 'value', name, nameRange, value } : { kind: 'broken', name, nameRange }
  })
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
