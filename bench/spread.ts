export interface Spread {
  p50: number
  p95: number
  min: number
  max: number
  /** How many samples. */
  n: number
}

/** Percentiles by the nearest-rank method. Throws on an empty list: no figure without a sample. */
export function spread(samples: number[]): Spread {
  if (samples.length === 0) throw new Error('A bench without samples has no result.')
  const sorted = samples.toSorted((a, b) => a - b)
  const rank = (share: number) =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number
  return { p50: rank(0.5), p95: rank(0.95), min: rank(0), max: rank(1), n: sorted.length }
}
