import type { Expression, Range, Type, Value } from '@longshore/hcl'

/** A variable as its file declares it. */
export interface Declaration {
  name: string
  /** Of the name. */
  range: Range
  /** Undefined where neither a type nor a default says it: any text then stays text. */
  type?: Type
  default?: Value
  validations: Validation[]
}

/** What must hold for a variable's value, and what to say where it does not. */
export interface Validation {
  condition: Expression
  message: string
  range: Range
}
