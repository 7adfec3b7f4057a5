import type { Expression } from '../ast.ts'
import type { Range } from '../source/range.ts'
import type { Type } from '../value/type.ts'
import type { Value } from '../value/value.ts'

export type HclFunction = EagerFunction | LazyFunction

/** A function of values: its arguments are evaluated, converted to its parameters' types, and none is null unless allowed. */
export interface EagerFunction {
  kind: 'eager'
  parameters: Parameter[]
  /** The type of any number of further arguments. */
  rest?: Parameter
  /** `range` is the call's, and the result's. Throws {@link FunctionProblem} on values that it cannot take. */
  call(args: Value[], range: Range): Value
}

export interface Parameter {
  name: string
  type: Type
  nullable?: boolean
}

/** A function of expressions, which decides what is evaluated: `try`, `can`, `convert`. */
export interface LazyFunction {
  kind: 'lazy'
  call(args: Expression[], call: LazyCall): Value
}

export interface LazyCall {
  range: Range
  /** The value, or what is wrong with the expression. */
  evaluate(expression: Expression): { value: Value | undefined; problem: string | undefined }
}
