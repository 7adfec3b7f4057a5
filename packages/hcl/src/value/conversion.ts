import type { Value } from './value.ts'

/** A converted value, or why there is none: a clause such as `a number is required`, about the part at `path`. */
export type Conversion = { value: Value } | ConversionProblem

export interface ConversionProblem {
  problem: string
  /** The keys and indexes that lead to the part at fault; without, it is the whole value. */
  path?: (string | number)[]
}

/** A problem of a part as one of the whole. */
export function within(
  step: string | number,
  { problem, path = [] }: ConversionProblem,
): ConversionProblem {
  return { problem, path: [step, ...path] }
}
