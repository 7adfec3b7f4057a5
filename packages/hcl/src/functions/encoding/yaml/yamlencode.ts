import { numberText } from '../../../value/number-text.ts'
import { sortedEntries } from '../../../value/sorted-entries.ts'
import type { Value } from '../../../value/value.ts'
import { valueAt } from '../../arguments.ts'
import type { EagerFunction } from '../../hcl-function.ts'
import { nullableParameter } from '../../parameters.ts'
import { stringValue } from '../../results.ts'
import { writeBlockText, writeQuotedText } from './write-text.ts'

/** Where a value is written: how far its lines are indented, and the column of its first. */
interface Place {
  indent: number
  column: number
}

/** The layout of go-cty-yaml: blocks indented by two, lists in a mapping not, strings in double quotes or literal. */
export const yamlencode: EagerFunction = {
  kind: 'eager',
  parameters: [nullableParameter('value')],
  call(args, range) {
    const value = valueAt(args, 0)
    const text = isBlock(value)
      ? writeBlock(value, 0)
      : writeScalar(value, { indent: 0, column: 0 })
    const isPlain = value.type === 'null' || value.type === 'bool' || value.type === 'number'
    return stringValue(endDocument(text, isPlain), range)
  },
}

/** A plain scalar that is all of a document needs an end mark. */
function endDocument(text: string, isPlain: boolean): string {
  if (isPlain) return `${text}\n...\n`
  return text.endsWith('\n') ? text : `${text}\n`
}

/** A mapping or sequence that is not empty, from the column on that it is indented to. */
function writeBlock(value: Value, indent: number): string {
  const separator = `\n${' '.repeat(indent)}`
  if (value.type !== 'object') {
    const items = itemsOf(value).map((item) => `- ${writeInner(item, indent)}`)
    return joinLines(items, separator)
  }
  const entries = sortedEntries(value.entries).map((entry) => {
    const key = writeQuotedText(entry.key)
    if (isSimpleKey(entry.key))
      return `${key}:${writeAfterKey(entry.value, { indent, column: indent + key.length + 1 })}`
    const long = writeScalar(
      { ...entry.value, type: 'string', value: entry.key },
      { indent, column: indent + 2 },
    )
    return joinLines([`? ${long}`, `: ${writeInner(entry.value, indent)}`], separator)
  })
  return joinLines(entries, separator)
}

/** In the same line as `- `. */
function writeInner(value: Value, indent: number): string {
  if (isBlock(value)) return writeBlock(value, indent + 2)
  return writeScalar(value, { indent, column: indent + 2 })
}

function writeAfterKey(value: Value, { indent, column }: Place): string {
  if (!isBlock(value)) return ` ${writeScalar(value, { indent, column: column + 1 })}`
  const inner = value.type === 'object' ? indent + 2 : indent
  return `\n${' '.repeat(inner)}${writeBlock(value, inner)}`
}

function writeScalar(value: Value, { indent, column }: Place): string {
  switch (value.type) {
    case 'null':
      return 'null'
    case 'bool':
      return String(value.value)
    case 'number':
      return numberText(value.value)
    case 'string':
      return (
        writeBlockText(value.value, indent + 2) ??
        writeQuotedText(value.value, { indent: indent + 2, column })
      )
    default:
      return value.type === 'object' ? '{}' : '[]'
  }
}

/** A literal text ends its own last line. */
function joinLines(parts: string[], separator: string): string {
  return parts
    .map((part, index) => {
      if (index === parts.length - 1) return part
      return part.endsWith('\n') ? part + separator.slice(1) : part + separator
    })
    .join('')
}

function itemsOf(value: Value): Value[] {
  return value.type === 'list' || value.type === 'set' ? value.items : []
}

function isBlock(value: Value): boolean {
  return value.type === 'object' ? value.entries.length > 0 : itemsOf(value).length > 0
}

/** In UTF-8 bytes, as libyaml counts. */
function isSimpleKey(key: string): boolean {
  return !/[\r\n\u0085\u2028\u2029]/.test(key) && Buffer.byteLength(key) <= 128
}
