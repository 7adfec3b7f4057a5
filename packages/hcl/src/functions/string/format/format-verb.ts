import { isWhole } from '../../../value/convert-number.ts'
import { convertValue } from '../../../value/convert-value.ts'
import type { Value } from '../../../value/value.ts'
import { encodeJson, encodeJsonText } from '../../encoding/encode-json.ts'
import { FunctionProblem } from '../../function-problem.ts'
import { toGraphemes } from '../graphemes.ts'
import { formatFloat } from './format-float.ts'
import { formatInteger } from './format-integer.ts'
import { padText } from './pad-text.ts'
import { shortestGeneral } from './shortest-general.ts'
import type { Verb } from './verb.ts'

/** The text of one argument; `argument` is its index, for problems. */
export function formatVerb(verb: Verb, value: Value, argument: number): string {
  const { mode, raw } = verb
  if (mode === 'v') return padText(verb, defaultText(verb, value))
  if (value.type === 'null') throw new FunctionProblem(`${raw} cannot write null: use %v`, argument)
  if (mode === 't') return String(converted(verb, value, argument, 'bool').value)
  if (mode === 's' || mode === 'q') {
    const text = cut(converted(verb, value, argument, 'string').value, verb.precision)
    return padText(verb, mode === 's' ? text : encodeJsonText(text))
  }
  if ('bdoxX'.includes(mode)) {
    const number = converted(verb, value, argument, 'number').value
    if (isWhole(number)) return formatInteger(verb, number)
    throw new FunctionProblem(`${raw} needs a whole number: use %g or %f for fractions`, argument)
  }
  if ('eEfgG'.includes(mode)) {
    return formatFloat(verb, converted(verb, value, argument, 'number').value)
  }
  const known = '%v %t %b %d %o %x %X %e %E %f %g %G %s %q %%'
  throw new FunctionProblem(`${raw} is not known: there are ${known}`, 0)
}

function defaultText({ flags }: Verb, value: Value): string {
  if (!flags.sharp && value.type === 'string') return value.value
  if (!flags.sharp && value.type === 'number') return shortestGeneral(value.value)
  return encodeJson(value)
}

type Primitive = 'string' | 'number' | 'bool'

function converted<T extends Primitive>(
  { raw }: Verb,
  value: Value,
  argument: number,
  kind: T,
): Value & { type: T } {
  const conversion = convertValue(value, { kind })
  if ('value' in conversion && isOf(conversion.value, kind)) return conversion.value
  throw new FunctionProblem(`${raw} cannot write this: it takes a ${kind}`, argument)
}

function isOf<T extends Primitive>(value: Value, kind: T): value is Value & { type: T } {
  return value.type === kind
}

/** The first characters; no or a precision of 0 means all, as in go-cty. */
function cut(text: string, precision = 0): string {
  return precision > 0 ? toGraphemes(text).slice(0, precision).join('') : text
}
