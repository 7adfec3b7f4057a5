import { purgeJob, runJob, untilAllocation } from '../interop/nomad/jobs.ts'
import type { TaskState } from '../interop/nomad/shapes.ts'
import { listenToEngine } from '../interop/parts/engine-events.ts'
import type { Site } from '../interop/site/site.ts'
import type { Sides } from './nomad-ratio.ts'
import { type Spread, spread } from './spread.ts'

const rounds = 20

export interface ShortTasks {
  /** Milliseconds from when Nomad begins to set the task up until it says that it has started. */
  start: Spread
  /** Milliseconds from the engine's event of the exit until Nomad says that the task has ended. */
  exit: Spread
}

/** The same short batch job on both sides in turn. */
export async function shortTasks(
  sites: Sides<Site>,
  signal: AbortSignal,
): Promise<Sides<ShortTasks>> {
  const times = { ours: newTimes(), builtIn: newTimes() }
  for (let round = -2; round < rounds; round++)
    for (const side of round % 2 === 0
      ? (['ours', 'builtIn'] as const)
      : (['builtIn', 'ours'] as const)) {
      const { start, exit } = await runOnce(sites[side], `short-${round}`, signal)
      if (round < 0) continue
      times[side].start.push(start)
      times[side].exit.push(exit)
    }
  const toSpread = ({ start, exit }: typeof times.ours) => ({
    start: spread(start),
    exit: spread(exit),
  })
  return { ours: toSpread(times.ours), builtIn: toSpread(times.builtIn) }
}

const newTimes = () => ({ start: [] as number[], exit: [] as number[] })

async function runOnce(site: Site, id: string, signal: AbortSignal) {
  const ended = new AbortController()
  const events = await listenToEngine(site, AbortSignal.any([signal, ended.signal]))
  const { ID } = await runJob(site.api, { id, type: 'batch', script: 'sleep 0.5' }, signal)
  const allocation = await untilAllocation(
    site.api,
    ID,
    ({ ClientStatus }) => ClientStatus === 'complete' || ClientStatus === 'failed',
    signal,
  )
  const died = await events.until(({ Action }) => Action === 'die')
  ended.abort()
  await purgeJob(site.api, id, signal)
  const { t } = allocation.TaskStates ?? {}
  return {
    start: timeOf(t, 'Started') - timeOf(t, 'Task Setup'),
    exit: timeOf(t, 'Terminated') - died.timeNano / 1e6,
  }
}

/** Milliseconds since 1970. */
function timeOf(state: TaskState | undefined, type: string): number {
  const event = state?.Events.find(({ Type }) => Type === type)
  if (!event) throw new Error(`Nomad has no event "${type}" of the task.`)
  return event.Time / 1e6
}
