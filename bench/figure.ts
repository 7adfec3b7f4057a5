/** One result, as `bench/results.json` lists it. */
export interface Figure {
  name: string
  value: number
  /** `ratio`, unless the name says otherwise. */
  unit: string
  /** In words, such as `≤ 1.05`. */
  goal: string
  ok: boolean
  detail: Record<string, unknown>
}

/** A bench measures its subject and its yardstick side by side in one run. */
export type Bench = () => Promise<Figure[]>
