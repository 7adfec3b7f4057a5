import type { Range } from '../source/range.ts'
import { convertValue } from '../value/convert-value.ts'
import { parseNumber } from '../value/parse-number.ts'
import type { Type } from '../value/type.ts'
import type { Value } from '../value/value.ts'
import { createFunctions, type FunctionsOptions } from './create-functions.ts'
import { encodeJson } from './encoding/encode-json.ts'
import { FunctionProblem } from './function-problem.ts'

/** A value in short: arrays are tuples, records objects, bigints whole numbers of any size. */
export type Plain =
  | string
  | number
  | bigint
  | boolean
  | null
  | Value
  | Plain[]
  | { [name: string]: Plain }

const range: Range = {
  start: { offset: 0, line: 1, column: 1 },
  end: { offset: 0, line: 1, column: 1 },
}

/** The value as one of a type: `as({ kind: 'list', element: string }, ['a'])`. */
function as(type: Type, plain: Plain): Value {
  const conversion = convertValue(toValue(plain), type)
  if ('value' in conversion) return conversion.value
  throw new Error(conversion.problem)
}

export const string: Type = { kind: 'string' }
export const number: Type = { kind: 'number' }
export const listOf = (element: Type, ...items: Plain[]) => as({ kind: 'list', element }, items)
export const setOf = (element: Type, ...items: Plain[]) => as({ kind: 'set', element }, items)
export const mapOf = (element: Type, entries: { [name: string]: Plain }) =>
  as({ kind: 'map', element }, entries)

/** Calls a function as an expression does: with its arguments converted to its parameters. */
export function call(name: string, args: Plain[], options?: FunctionsOptions): Value {
  const definition = createFunctions(options).get(name)
  if (definition?.kind !== 'eager') throw new Error(`no function ${name}`)
  const { parameters, rest } = definition
  const values = args.map((arg, index) => {
    const type = (parameters[index] ?? rest)?.type
    if (type === undefined) throw new Error('too many arguments')
    return as(type, arg)
  })
  return definition.call(values, range)
}

/** The result as JSON. */
export function json(name: string, args: Plain[], options?: FunctionsOptions): string {
  return encodeJson(call(name, args, options))
}

/** The message and the argument at fault. */
export function problem(
  name: string,
  args: Plain[],
  options?: FunctionsOptions,
): [string, number?] {
  try {
    call(name, args, options)
  } catch (cause) {
    if (!(cause instanceof FunctionProblem)) throw cause
    return cause.argument === undefined ? [cause.message] : [cause.message, cause.argument]
  }
  throw new Error(`${name} has a result`)
}

function toValue(plain: Plain): Value {
  if (plain === null) return { type: 'null', range }
  if (typeof plain === 'string') return { type: 'string', value: plain.normalize('NFC'), range }
  if (typeof plain === 'boolean') return { type: 'bool', value: plain, range }
  if (typeof plain === 'number' || typeof plain === 'bigint') {
    const value = parseNumber(String(plain))
    if (value === undefined) throw new Error(`no number: ${plain}`)
    return { type: 'number', value, range }
  }
  if (Array.isArray(plain)) return { type: 'list', items: plain.map(toValue), range }
  if (isValue(plain)) return plain
  const entries = Object.entries(plain).map(([key, value]) => {
    return { key, keyRange: range, value: toValue(value) }
  })
  return { type: 'object', entries, range }
}

function isValue(plain: object): plain is Value {
  return 'range' in plain && 'type' in plain
}
