import type { Site } from './site/site.ts'

/** One thing that users do with Nomad and that has to work with its docker driver. */
export interface Check {
  name: string
  /** What it takes, for people. */
  about: string
  /** Whether it disturbs others on the same node: it is then run when no other is. */
  alone?: boolean
  /** Seconds until it counts as stuck. Default: 120. */
  limitS?: number
  /** Only for our driver: there is nothing to compare with. */
  onlyOurs?: boolean
  /** Resolves with what was seen, in a few words; rejects where it does not work. */
  run(site: Site, signal: AbortSignal): Promise<string>
}

/** Fails the check that it is called in. */
export function expectThat(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}
