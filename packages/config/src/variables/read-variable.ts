import {
  type Attribute,
  type Block,
  convertValue,
  type Diagnostic,
  evaluate,
  nearestName,
  parseExpression,
  parseType,
  type Type,
  typeOf,
  type Value,
} from '@longshore/hcl'
import { errorAt } from '../error-at.ts'
import type { Declaration, Validation } from './declaration.ts'
import { textOf } from './definitions.ts'
import { rangeOfFault } from './fault-of.ts'
import { inexactPart } from './inexact-part.ts'
import { readValidation } from './read-validation.ts'

type Report = (diagnostic: Diagnostic) => void

const OPTIONS = ['type', 'default', 'description', 'validation']

/** Reads a `variable` block; `undefined` where it has no name. */
export function readVariable(block: Block, report: Report): Declaration | undefined {
  const name = readName(block, report)
  if (name === undefined) return undefined

  const options = new Map<string, Attribute>()
  const validations: Validation[] = []
  for (const item of block.body.items) {
    const option = item.kind === 'block' ? item.type : item.name
    const isValidation = option === 'validation'
    if (!OPTIONS.includes(option)) {
      const nearest = nearestName(option, OPTIONS)
      const message = `unknown option ${JSON.stringify(option)} in variable`
      report(errorAt(rangeOf(item), message, nearest && `did you mean "${nearest}"?`))
    } else if (isValidation && item.kind === 'block') {
      const validation = readValidation(item, { name: name.value, report })
      if (validation) validations.push(validation)
    } else if (isValidation || item.kind === 'block') {
      const form = isValidation ? 'validation { … }' : `${option} = …`
      report(
        errorAt(rangeOf(item), `${JSON.stringify(option)} has the wrong form`, `write ${form}`),
      )
    } else options.set(option, item)
  }

  const type = readType(options.get('type'), report)
  const value = readDefault(options.get('default'), { type, report })
  return {
    name: name.value,
    range: name.range,
    validations,
    type: type ?? (value && typeOf(value)),
    default: value,
  }
}

function readName({ labels, typeRange }: Block, report: Report) {
  const [name] = labels
  if (!name || labels.length > 1) {
    report(errorAt(typeRange, '"variable" takes one label', 'write variable "<name>" { … }'))
    return undefined
  }
  if (/^[\p{ID_Start}_][\p{ID_Continue}-]*$/u.test(name.value)) return name
  const hint = 'a name begins with a letter, and is of letters, digits, "_" and "-"'
  report(errorAt(name.range, `${JSON.stringify(name.value)} is no name for a variable`, hint))
  return undefined
}

/** A type is an expression; in JSON it is the text of one. */
function readType(option: Attribute | undefined, report: Report): Type | undefined {
  if (!option) return undefined
  const { expression } = option
  const text = expression.kind === 'template' ? textOf(expression) : undefined
  const read =
    text === undefined ? expression : (parseExpression({ path: '', text }).expression ?? expression)
  const parsed = parseType(read)
  if ('problem' in parsed) {
    report(errorAt(read === expression ? parsed.range : expression.range, parsed.problem))
    return undefined
  }
  const inexact = inexactPart(parsed.type)
  if (inexact === undefined) return parsed.type
  const message = `the type of a variable is exact, and \`${inexact}\` is not`
  report(errorAt(expression.range, message, hints[inexact]))
  return undefined
}

const hints = {
  any: 'write the type that the values have, or leave type out: then the default has it',
  optional: 'write the type without optional(…), and null where the attribute has no value',
}

function readDefault(
  option: Attribute | undefined,
  { type, report }: { type: Type | undefined; report: Report },
): Value | undefined {
  if (!option) return undefined
  const { value, diagnostics } = evaluate(option.expression)
  diagnostics.forEach(report)
  if (!value || !type) return value
  const converted = convertValue(value, type)
  if ('value' in converted) return converted.value
  const range = rangeOfFault(value, converted)
  report(errorAt(range, `the default does not fit the type: ${converted.problem}`))
  return undefined
}

function rangeOf(item: Block['body']['items'][number]) {
  return item.kind === 'block' ? item.typeRange : item.nameRange
}
