import type { Check } from './check.ts'
import type { Outcome } from './print-table.ts'
import type { Site } from './site/site.ts'

const parallel = 4

/** Plays the checks that go together, a few at once, and then the others one by one. */
export async function playChecks(
  checks: readonly Check[],
  site: Site,
  say: (line: string) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const fitting = checks.filter(({ onlyOurs }) => !onlyOurs || site.kind === 'longshore')
  const play = async (check: Check) => {
    const outcome = await playCheck(check, site)
    outcomes.push(outcome)
    const { ok, name, note, seconds } = outcome
    if (!ok && check.alone) await restore(site)
    say(`${ok ? 'ok  ' : 'FAIL'} ${site.kind} ${name}: ${note} (${seconds.toFixed(1)} s)`)
  }
  const queue = fitting.filter(({ alone }) => !alone)
  const workers = Array.from({ length: parallel }, async () => {
    for (let check = queue.shift(); check; check = queue.shift()) await play(check)
  })
  await Promise.all(workers)
  for (const check of fitting) if (check.alone) await play(check)
  return outcomes
}

/** So that a check that has failed half-way does not make others fail. */
async function restore({ kind, agent, engine }: Site): Promise<void> {
  const signal = AbortSignal.timeout(60_000)
  agent.use(kind)
  await agent.stop('SIGTERM')
  await engine.stop('SIGTERM')
  await engine.start()
  await agent.start(signal)
}

async function playCheck(check: Check, site: Site): Promise<Outcome> {
  const { name, limitS = 120 } = check
  const { kind } = site
  const begun = Date.now()
  const seconds = () => (Date.now() - begun) / 1000
  const ended = new AbortController()
  const timeLimit = AbortSignal.timeout(limitS * 1000)
  const signal = AbortSignal.any([timeLimit, ended.signal])
  try {
    const note = await check.run(site, signal)
    return { kind, name, ok: true, note, seconds: seconds() }
  } catch (error) {
    const { message } = error as Error
    const note = timeLimit.aborted ? `not done after ${limitS} s` : message
    return { kind, name, ok: false, note, seconds: seconds() }
  } finally {
    ended.abort()
  }
}
