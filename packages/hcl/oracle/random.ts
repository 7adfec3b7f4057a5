/** Random choices that a seed repeats (mulberry32). */
export interface Random {
  /** Below `count`, from 0. */
  below(count: number): number
  /** Whether something of that probability happens. */
  chance(probability: number): boolean
  pick<T>(options: readonly T[]): T
}

export function createRandom(seed: number): Random {
  let state = seed | 0
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    below,
    chance: (probability) => next() < probability,
    pick(options) {
      const option = options[below(options.length)]
      if (option === undefined) throw new TypeError('There is nothing to pick from.')
      return option
    },
  }
}
