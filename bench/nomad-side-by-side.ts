import { purgeJob } from '../interop/nomad/jobs.ts'
import { openSite } from '../interop/site/open-site.ts'
import type { Site } from '../interop/site/site.ts'
import type { Bench, Figure } from './figure.ts'
import { burst, burstJob, taskCount } from './nomad-burst.ts'
import { type Cost, idleCost } from './nomad-idle.ts'
import { lineCount, logSpeed } from './nomad-log-speed.ts'
import { type Sides, toRatio } from './nomad-ratio.ts'
import { recovery } from './nomad-recovery.ts'
import { shortTasks } from './nomad-short-tasks.ts'

/** Two Nomads, one with the built-in docker driver and one with ours, each on an engine of its own; in turn, never at once. */
export const nomadSideBySide: Bench = async () => {
  const program = process.env.NOMAD_BIN
  if (!program) {
    console.log('nomad-side-by-side is left out: NOMAD_BIN is not set (npm run interop says more).')
    return []
  }
  const sites: Site[] = []
  try {
    const signal = AbortSignal.timeout(1_800_000)
    for (const kind of ['longshore', 'built-in'] as const)
      sites.push(await openSite(kind, { program }, signal))
    return await measure(sites as [Site, Site], signal)
  } finally {
    for (const site of sites) await site.dispose()
  }
}

async function measure([ours, builtIn]: [Site, Site], signal: AbortSignal): Promise<Figure[]> {
  const say = (what: string) => console.log(`  nomad-side-by-side: ${what}`)
  async function onBoth<T>(
    act: (site: Site, signal: AbortSignal) => Promise<T>,
  ): Promise<Sides<T>> {
    return { ours: await act(ours, signal), builtIn: await act(builtIn, signal) }
  }
  say('short tasks')
  const short = await shortTasks({ ours, builtIn }, signal)
  say('nothing')
  const empty = await onBoth(idleCost)
  say(`${taskCount} tasks at once`)
  const bursts = await onBoth(burst)
  say(`${taskCount} idle tasks`)
  const full = await onBoth(idleCost)
  say('restart of the client')
  const recoveries = await onBoth(recovery)
  for (const site of [ours, builtIn]) await purgeJob(site.api, burstJob, signal)
  say('output at full speed')
  const logs = await onBoth(logSpeed)

  const growth = (of: (cost: Cost) => number): Sides<number> => ({
    ours: of(full.ours) - of(empty.ours),
    builtIn: of(full.builtIn) - of(empty.builtIn),
  })
  const [ms, kib, percent] = ['ms', 'KiB per task', '% of a core']
  const memory = growth((cost) => cost.kib / taskCount)
  const cpu = growth(({ cpuPercent }) => cpuPercent)
  return [
    toRatio(
      { name: 'nomad-start-p50', unit: ms },
      pick(short, ({ start }) => start.p50),
    ),
    toRatio(
      { name: 'nomad-start-p95', unit: ms },
      pick(short, ({ start }) => start.p95),
    ),
    toRatio(
      { name: 'nomad-exit-p50', unit: ms },
      pick(short, ({ exit }) => exit.p50),
    ),
    toRatio({ name: 'nomad-burst', unit: ms }, bursts),
    toRatio({ name: 'nomad-memory', unit: kib, goal: 1 / 50 }, memory),
    toRatio({ name: 'nomad-idle-cpu', unit: percent, goal: 1 / 5 }, cpu),
    toRatio({ name: 'nomad-recovery', unit: ms }, recoveries),
    toRatio(
      { name: 'nomad-log-time', unit: ms },
      pick(logs, (log) => log.ms),
    ),
    toLost(pick(logs, ({ lost }) => lost)),
  ]
}

function pick<T>(sides: Sides<T>, of: (side: T) => number): Sides<number> {
  return { ours: of(sides.ours), builtIn: of(sides.builtIn) }
}

function toLost({ ours, builtIn }: Sides<number>): Figure {
  const detail = { ours, builtIn, of: lineCount }
  return { name: 'nomad-lines-lost', value: ours, unit: 'lines', goal: '0', ok: ours === 0, detail }
}
