import type { Figure } from './figure.ts'

export interface Sides<T> {
  ours: T
  builtIn: T
}

export interface Comparison {
  name: string
  /** Of both sides. */
  unit: string
  /** The ratio must not be above it. Default: 1. */
  goal?: number
}

/** Ours over the built-in driver's. */
export function toRatio({ name, unit, goal = 1 }: Comparison, sides: Sides<number>): Figure {
  const value = sides.ours / sides.builtIn
  const detail = { ...sides, unit }
  return { name, value, unit: 'ratio', goal: `≤ ${goal}`, ok: value <= goal, detail }
}
