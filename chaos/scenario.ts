import type { FaultRecord } from '@longshore/test-support'

/** Something that goes wrong around tasks, and the checks after it. */
export interface Scenario {
  name: string
  /** What happens, for people. */
  about: string
  /** In `npm test`, and in the long run. */
  sizes: { short: Size; long: Size }
  run(round: Round): Promise<Report>
}

export interface Size {
  tasks: number
  /** How often it goes wrong. */
  rounds: number
}

export interface Round extends Size {
  /** All that is drawn by chance comes from it. */
  seed: number
  /** Ends everything when it has taken too long. */
  signal: AbortSignal
  /** Told what happens, one line each. */
  say: (line: string) => void
}

export interface Report {
  /** Counts for the table: `lines`, `exits`, … */
  facts: Record<string, number>
  /** What must not be, in words; empty when all went well. */
  violations: string[]
  /** What a proxy has done. */
  faults?: readonly FaultRecord[]
}
