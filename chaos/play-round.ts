import type { Report, Scenario, Size } from './scenario.ts'

export interface PlayOptions {
  scenario: Scenario
  size: Size
  seed: number
  /** Milliseconds after which it counts as stuck. */
  limitMs: number
  say?: (line: string) => void
}

/** Plays a scenario once. What it throws is a violation too: so is a round that does not come to its end. */
export async function playRound(options: PlayOptions): Promise<Report> {
  const { scenario, size, seed, limitMs, say = () => {} } = options
  const said: string[] = []
  const keep = (line: string) => {
    said.push(line)
    say(line)
  }
  const signal = AbortSignal.timeout(limitMs)
  try {
    return await scenario.run({ ...size, seed, signal, say: keep })
  } catch (error) {
    const what = signal.aborted ? `stuck for ${limitMs / 1000} s` : `${(error as Error).stack}`
    const last = said.slice(-6).map((line) => `; ${line}`)
    return { facts: {}, violations: [`${what}${last.join('')}`] }
  }
}
