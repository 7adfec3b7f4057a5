import { type Diagnostic, numberText, type Value } from '@longshore/hcl'
import { errorAt } from '../error-at.ts'
import type { HclType } from '../schema/hcl-type.ts'
import type { BlockEntry, WrittenEntry } from './entry.ts'
import { howToMend } from './how-to-mend.ts'
import { howToWrite } from './how-to-write.ts'
import { nameOf, type Path, type Place } from './places.ts'

/** `count must be a number, and is a list` */
export function wrongType(path: Path, type: HclType, value: Value): Diagnostic {
  const message = `${nameOf(path)} must be ${describeType(type)}, and is ${describeValue(value)}`
  return errorAt(value.range, message, howToMend(value, type))
}

/** A block where an option is wanted, or the other way round. */
export function wrongForm(entry: WrittenEntry, type: HclType): Diagnostic {
  const is = entry.kind === 'block' ? 'an option, not a block' : 'a block, not an option'
  const hint = `write ${howToWrite(entry.name, type)}`
  return errorAt(entry.nameRange, `"${entry.name}" is ${is}`, hint)
}

/** A second one of what may be there once. */
export function repeated(entry: WrittenEntry, first: Place): Diagnostic {
  const hint = `the first is on line ${first.key.start.line}`
  return errorAt(entry.nameRange, `"${entry.name}" may be there only once`, hint)
}

/** A block that has too many labels, or none where it needs one. */
export function wrongLabels({ name, nameRange, block }: BlockEntry, type: HclType): Diagnostic {
  const wanted = type.kind === 'block' && type.label !== undefined ? 1 : 0
  const range = block.labels[wanted]?.range ?? nameRange
  const message = `"${name}" takes ${wanted === 1 ? 'one label' : 'no label'}`
  return errorAt(range, message, `write ${howToWrite(name, type)}`)
}

function describeType(type: HclType): string {
  if (type.kind === 'union') return type.options.map(describeType).join(' or ')
  return type.kind === 'block' ? 'a map' : `a ${type.kind}`
}

function describeValue(value: Value): string {
  switch (value.type) {
    case 'string':
      return JSON.stringify(value.value)
    case 'number':
      return describeNumber(numberText(value.value))
    case 'bool':
      return String(value.value)
    case 'list':
    case 'set':
      return 'a list'
    case 'object':
      return 'a map'
    case 'null':
      return 'null'
  }
}

function describeNumber(text: string): string {
  const isExact = !/^-?\d+$/.test(text) || Number.isSafeInteger(Number(text))
  return isExact ? text : `${text}, which is too large`
}
