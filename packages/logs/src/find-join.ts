import { toBytePattern } from './byte-pattern.ts'

export interface Join {
  /** Offset in what was held back at which the live stream begins. */
  at: number
  /** Whether the same words are there more than once, or were just before: it can be another place. */
  isAmbiguous: boolean
}

export interface JoinOptions {
  /** The first bytes of the live stream. */
  head: Buffer
  /** What the engine's log has that can be in the live stream too. */
  held: Buffer
  /** What was stored last before that. */
  tail: Buffer
}

/** As many of the first live bytes as are looked for. */
const enough = 4096

/**
 * Finds where in the engine's log the live stream begins: the latest place, as what is stored twice does less harm than
 * what is lost. Undefined while the log does not have it.
 */
export function findJoin({ head, held, tail }: JoinOptions): Join | undefined {
  const pattern = toBytePattern(head.subarray(0, enough))
  const places = pattern.startsIn(held)
  const at = places.at(-1)
  if (at === undefined) return undefined
  return { at, isAmbiguous: places.length > 1 || pattern.endIn(tail) !== undefined }
}
