import type { Fault, FaultPlan } from './fault-proxy-fault.ts'

export interface RandomFaultOptions {
  seed: number
  /** The part of the calls that fail, 0…1. */
  rate: number
  /** Names of the calls that may fail. Default: all. */
  calls?: RegExp
}

/**
 * Faults drawn by chance. The draw for a call depends on the seed, its name and its number alone, so a seed means the
 * same faults again whatever the order in which calls run beside each other.
 */
export function randomFaults({ seed, rate, calls = /./ }: RandomFaultOptions): FaultPlan {
  return ({ name, nth, streams }) => {
    const random = createRandom(hash(`${seed} ${name} ${nth}`))
    if (!calls.test(name) || random() >= rate) return undefined
    const draw = faults[Math.floor(random() * faults.length)]
    return draw?.(random, streams)
  }
}

type Random = () => number

const faults: ((random: Random, streams: boolean) => Fault)[] = [
  (random) => ({ kind: 'error', when: whenOf(random) }),
  (random) => ({ kind: 'reset', when: whenOf(random) }),
  (random) => ({ kind: 'hang', when: whenOf(random) }),
  // Mostly early: in the head, or in the first frames of a stream.
  (random, streams) => ({
    kind: 'truncate',
    bytes: Math.floor(random() ** 2 * (streams ? 8000 : 600)),
  }),
  (random) => ({ kind: 'delay', ms: Math.floor(random() * 400) }),
]

const whenOf = (random: Random) => (random() < 0.5 ? 'before' : 'after')

/** Numbers in [0, 1) that depend on the seed alone: mulberry32, an algorithm in the public domain. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0
  return value
}
