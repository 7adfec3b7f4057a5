/** The seeds of one worker: `count` of them from `seed`, in steps of `step`. */
export interface FuzzShare {
  seed: number
  count: number
  step: number
}

export interface FuzzWork {
  /** Real files, which are mutated. */
  corpusFiles: string[]
  /** Two 32-bit numbers: the seed that is at work, and how many have begun. */
  shared: SharedArrayBuffer
}

/** A text that is not handled as it should be. */
export interface FuzzFailure {
  seed: number
  text: string | undefined
  problem: string
}
