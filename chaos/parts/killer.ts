export interface Killer {
  /** Its victim has begun. */
  begin(): void
  /** Its victim has said something. */
  sign(): void
  /** Its victim has ended. */
  end(): void
}

/**
 * Kills once, at a random point: in half of the cases after up to 4 signs of life, in the others within so many
 * milliseconds of its beginning.
 */
export function createKiller(random: () => number, withinMs: number, kill: () => void): Killer {
  const countsSigns = random() < 0.5
  let signsLeft = 1 + Math.floor(random() * 4)
  const afterMs = Math.floor(random() * withinMs)
  let timer: NodeJS.Timeout | undefined
  return {
    begin() {
      if (!countsSigns) timer = setTimeout(kill, afterMs)
    },
    sign() {
      if (countsSigns && --signsLeft < 0) kill()
    },
    end: () => clearTimeout(timer),
  }
}
