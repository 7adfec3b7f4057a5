import { toJobText } from '../nomad/job-text.ts'
import { purgeJob, registerJob } from '../nomad/jobs.ts'
import type { Allocation } from '../nomad/shapes.ts'
import type { Site } from '../site/site.ts'
import { countLines, writeNumberedLines } from './numbered-lines.ts'
import { lookAfter, type Survival, toSurvivor } from './survivor.ts'
import { untilTaskLog } from './task-logs.ts'

export interface SurviveOptions {
  /** Of the job. */
  id: string
  disturb: () => Promise<void>
  /** Whether missing output is only told: where it is known that it cannot be had. Default: false. */
  mayLoseLines?: boolean
  signal: AbortSignal
}

const count = 4

/**
 * Tasks that write numbered lines go on over whatever `disturb` does: in the same containers, not restarted, with each
 * line in Nomad's files once. Rejects with all that is otherwise.
 */
export async function survive(site: Site, options: SurviveOptions): Promise<string> {
  const { id, disturb, mayLoseLines = false, signal } = options
  const job = { id, count, script: writeNumberedLines }
  await registerJob(site.api, toJobText(job), signal)
  try {
    const running = await site.api.watch<Allocation[], Allocation[]>(
      `/v1/job/${id}/allocations`,
      (list) => list.filter(isRunning).length === count && list.filter(isRunning),
      signal,
    )
    const fits = (text: string) => countLines(text).last >= 20
    const survivors = await Promise.all(
      running.map(async ({ ID }) => {
        await untilTaskLog(site, ID, { fits, signal })
        return toSurvivor(site, ID)
      }),
    )
    await disturb()
    const survivals = await Promise.all(survivors.map((each) => lookAfter(site, each, signal)))
    const { touched, lines } = describeAll(survivals)
    if (touched) throw new Error(touched)
    const told = `${count} of ${count} untouched, ${lines || 'each line once'}`
    if (lines && !mayLoseLines) throw new Error(told)
    return told
  } finally {
    // Where Nomad is not there that is told already.
    await purgeJob(site.api, id, signal).catch(() => undefined)
  }
}

const isRunning = ({ ClientStatus }: Allocation) => ClientStatus === 'running'

function describeAll(all: readonly Survival[]): { touched: string; lines: string } {
  const kinds = Object.groupBy(all, ({ touched }) => touched ?? '')
  const touched = Object.entries(kinds)
    .filter(([kind]) => kind !== '')
    .map(([kind, list = []]) => `${list.length} of ${count} ${kind}`)
  const silent = all.filter(({ isSilent }) => isSilent).length
  const sum = (pick: (survival: Survival) => number) =>
    all.reduce((total, survival) => total + pick(survival), 0)
  const [lost, doubled] = [sum((each) => each.lost), sum((each) => each.doubled)]
  const lines = [
    ...(silent > 0 ? [`no output of ${silent} any more`] : []),
    ...(lost > 0 ? [`${lost} lines lost`] : []),
    ...(doubled > 0 ? [`${doubled} lines twice`] : []),
  ]
  return { touched: touched.join(', '), lines: lines.join(', ') }
}
