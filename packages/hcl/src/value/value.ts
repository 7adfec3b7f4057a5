import type { Range } from '../source/range.ts'
import type { HclNumber } from './number.ts'
import type { Type } from './type.ts'

/** What an expression evaluates to. Every value knows where it was written. */
export type Value =
  | { type: 'string'; value: string; range: Range }
  | { type: 'number'; value: HclNumber; range: Range }
  | { type: 'bool'; value: boolean; range: Range }
  /** `of` is the type that it stands in for, where that is known: that of a variable, or of a list's elements. */
  | { type: 'null'; of?: Type; range: Range }
  /** With `of` it is a `list(of)`; without, a tuple, whose elements have each their own type. */
  | { type: 'list'; items: Value[]; of?: Type; range: Range }
  /** Each value once, in the order of `createSet`, which makes sets. */
  | { type: 'set'; items: Value[]; of: Type; range: Range }
  /** With `of` it is a `map(of)`; without, an object, whose attributes have each their own type. */
  | { type: 'object'; entries: ValueEntry[]; of?: Type; range: Range }

/** In the order of the text. Keys are data, also `__proto__`; on a repeated key the last one wins. */
export interface ValueEntry {
  key: string
  keyRange: Range
  value: Value
}
