import { toInteger } from '../value/convert-number.ts'
import type { HclNumber } from '../value/number.ts'
import type { Value, ValueEntry } from '../value/value.ts'
import { FunctionProblem } from './function-problem.ts'

// What a function reads its arguments with. Each throws a FunctionProblem that says what the argument must be.

export function textAt(args: Value[], index: number): string {
  const value = args[index]
  if (value?.type === 'string') return value.value
  throw new FunctionProblem('the argument must be a string', index)
}

/** The elements of a `list(string)`, of which none may be null. */
export function textsAt(args: Value[], index: number): string[] {
  return itemsAt(args, index).map((item, place) => {
    if (item.type === 'string') return item.value
    throw new FunctionProblem(`element ${place} is ${item.type}; it must be a string`, index)
  })
}

export function numberAt(args: Value[], index: number): HclNumber {
  const value = args[index]
  if (value?.type === 'number') return value.value
  throw new FunctionProblem('the argument must be a number', index)
}

/** A whole number that a double holds exactly. */
export function wholeAt(args: Value[], index: number): number {
  const whole = toInteger(numberAt(args, index))
  if (whole !== undefined) return whole
  throw new FunctionProblem('the number must be whole, and between -(2^53 - 1) and 2^53 - 1', index)
}

/** The elements of a list, tuple or set. */
export function itemsAt(args: Value[], index: number): Value[] {
  const value = args[index]
  if (value?.type === 'list' || value?.type === 'set') return value.items
  throw new FunctionProblem('the argument must be a list, tuple or set', index)
}

/** The elements of a map, or the attributes of an object. */
export function entriesAt(args: Value[], index: number): ValueEntry[] {
  const value = args[index]
  if (value?.type === 'object') return value.entries
  throw new FunctionProblem('the argument must be a map or an object', index)
}

/** An argument that may be of any type. The caller of a function has counted its arguments. */
export function valueAt(args: Value[], index: number): Value {
  const value = args[index]
  if (value !== undefined) return value
  throw new FunctionProblem('an argument is missing', index)
}
