import type { Range } from '../source/range.ts'

/** What an expression evaluates to. Every value knows where it was written. */
export type Value =
  | { type: 'string'; value: string; range: Range }
  /** `value` is a bigint where the number is whole and beyond 2^53. */
  | { type: 'number'; value: number | bigint; range: Range }
  | { type: 'bool'; value: boolean; range: Range }
  | { type: 'null'; range: Range }
  | { type: 'list'; items: Value[]; range: Range }
  | { type: 'object'; entries: ValueEntry[]; range: Range }

/** Keys are data, also `__proto__`; on a repeated key the last one wins. */
export interface ValueEntry {
  key: string
  keyRange: Range
  value: Value
}
