import type { Scalar } from 'yaml'
import type { Range } from '../../../source/range.ts'
import { fromInteger } from '../../../value/convert-number.ts'
import { convertValue } from '../../../value/convert-value.ts'
import { parseNumber } from '../../../value/parse-number.ts'
import type { Value } from '../../../value/value.ts'
import { FunctionProblem } from '../../function-problem.ts'
import { stringValue } from '../../results.ts'
import { decodeBase64 } from '../decode-base64.ts'
import { parseYamlTime } from './yaml-time.ts'

const prefix = 'tag:yaml.org,2002:'
const bools = new Map([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, false] as const,
  ),
])
const nulls = new Set(['', '~', 'null', 'Null', 'NULL'])
const notNumbers = /^(?:[+-]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/
const integer = /^(?:[-+]?\d+|0o[0-7]+|0x[\da-fA-F]+)$/
const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/

/**
 * What a scalar means to go-cty-yaml: YAML 1.1's words for bools and null (`yes`, `off`, `~`), numbers, dates as RFC 3339
 * texts; all else is text, and so is what stands in quotes. A block scalar (`|`, `>`) becomes the text of its meaning.
 */
export function resolveScalar(node: Scalar, range: Range): Value {
  const text = String(node.value)
  const tag = node.tag?.startsWith(prefix) ? node.tag.slice(prefix.length) : node.tag
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') {
    return tag === undefined || text !== '' ? quoted(text, tag, range) : stringValue('', range)
  }
  const value = tag === undefined ? plainValue(text, range) : taggedValue(text, tag, range)
  if (tag !== undefined || node.type === 'PLAIN') return value
  const conversion = convertValue(value, { kind: 'string' })
  return 'value' in conversion ? conversion.value : value
}

function quoted(text: string, tag: string | undefined, range: Range): Value {
  return tag === 'binary' ? taggedValue(text, tag, range) : stringValue(text, range)
}

function plainValue(text: string, range: Range): Value {
  const bool = bools.get(text)
  if (bool !== undefined) return { type: 'bool', value: bool, range }
  if (nulls.has(text)) return { type: 'null', range }
  if (notNumbers.test(text)) throw new FunctionProblem(`HCL has no number for YAML's ${text}`, 0)
  const time = parseYamlTime(text)
  if (time !== undefined) return stringValue(time, range)
  return numberOf(text, range) ?? stringValue(text, range)
}

function numberOf(text: string, range: Range): Value | undefined {
  if (!integer.test(text) && !float.test(text)) return undefined
  const value = /^0[ox]/.test(text) ? fromInteger(BigInt(text)) : parseNumber(text)
  return value && { type: 'number', value, range }
}

function taggedValue(text: string, tag: string, range: Range): Value {
  const value = taggedMeaning(text, tag, range)
  if (value !== undefined) return value
  const known = 'str, int, float, bool, null, timestamp, binary'
  throw new FunctionProblem(
    `a YAML scalar is not what its tag ${JSON.stringify(tag)} says; known tags are ${known}`,
    0,
  )
}

function taggedMeaning(text: string, tag: string, range: Range): Value | undefined {
  switch (tag) {
    case 'str':
      return stringValue(text, range)
    case 'binary':
      return decodeBase64(text) && stringValue(text, range)
    case 'null':
      return { type: 'null', range }
    case 'int':
    case 'float':
      return numberOf(text.replaceAll('_', ''), range)
    case 'bool': {
      const value = bools.get(text)
      return value === undefined ? undefined : { type: 'bool', value, range }
    }
    case 'timestamp': {
      const time = parseYamlTime(text)
      return time === undefined ? undefined : stringValue(time, range)
    }
    default:
      return undefined
  }
}
