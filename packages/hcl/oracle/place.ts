import type { Random } from './random.ts'

/** What a generated expression is meant to be; now and then it is something else. */
export type Kind = 'number' | 'string' | 'bool' | 'list' | 'object' | 'any'

export interface Place {
  random: Random
  /** Levels of expressions that may still follow. */
  depth: number
  /** The names that `for`s around the place declare. */
  names: readonly string[]
  generate(place: Place, kind: Kind): string
}
