import type { LifeStore, StoredLife } from '../src/stored-life.ts'

/** A life that is kept in memory, with all that was put, in order. */
export function createMemoryLife<Handle, Result>(
  stored?: StoredLife<Handle, Result>,
): LifeStore<Handle, Result> & { lives: StoredLife<Handle, Result>[] } {
  const lives: StoredLife<Handle, Result>[] = []
  return {
    lives,
    get: () => lives.at(-1) ?? stored,
    put: (life) => void lives.push(life),
  }
}
