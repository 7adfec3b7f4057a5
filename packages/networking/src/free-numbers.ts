import type { PortRange } from './port.ts'

/** The free numbers of a range. Each operation takes about log₂(size of the range) steps, however many are free. */
export interface FreeNumbers {
  count(): number
  /** The free number that has `rank` free ones below it; `rank` is less than {@link count}. */
  at(rank: number): number
  /** Both do nothing for a number outside the range, or one that is so already. */
  add(number: number): void
  remove(number: number): void
}

/** All numbers of the range, free. */
export function createFreeNumbers({ min, max }: PortRange): FreeNumbers {
  const leaves = 2 ** Math.ceil(Math.log2(max - min + 1))
  // A binary tree in an array: node n counts the free numbers of its children, 2n and 2n + 1; the root is node 1.
  const counts = new Uint32Array(2 * leaves)
  const countOf = (node: number) => counts[node] ?? 0

  function set(number: number, count: 0 | 1): void {
    const leaf = leaves + number - min
    if (number < min || number > max || countOf(leaf) === count) return
    for (let node = leaf; node >= 1; node >>= 1)
      counts[node] = countOf(node) + (count === 1 ? 1 : -1)
  }

  function at(rank: number): number {
    let node = 1
    while (node < leaves) {
      node *= 2
      if (rank < countOf(node)) continue
      rank -= countOf(node)
      node += 1
    }
    return node - leaves + min
  }

  for (let number = min; number <= max; number++) set(number, 1)
  return {
    count: () => countOf(1),
    at,
    add: (number) => set(number, 1),
    remove: (number) => set(number, 0),
  }
}
