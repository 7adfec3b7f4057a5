import { setTimeout } from 'node:timers/promises'
import type { Allocation } from '../nomad/shapes.ts'
import type { Site } from '../site/site.ts'
import { containersOf } from './containers.ts'
import { engineLog } from './engine-log.ts'
import { countLines } from './numbered-lines.ts'
import { readTaskLog, untilTaskLog } from './task-logs.ts'

/** A task that writes numbered lines, before something happens to it. */
export interface Survivor {
  allocId: string
  container: string | undefined
}

/** How it stands afterwards. */
export interface Survival {
  /** In words, where it has not gone on as if nothing had been. */
  touched?: string
  /** Whether none of its output comes any more. */
  isSilent: boolean
  /** Lines between others that are not in Nomad's files, though the engine has them. */
  lost: number
  doubled: number
}

/** Milliseconds in which output has to come again. */
const patience = 20_000

export async function toSurvivor(site: Site, allocId: string): Promise<Survivor> {
  const found = await containersOf(site, allocId)
  return { allocId, container: found.find(({ State }) => State === 'running')?.Id }
}

export async function lookAfter(
  site: Site,
  survivor: Survivor,
  signal: AbortSignal,
): Promise<Survival> {
  const touchedBefore = await findTouched(site, survivor, signal)
  if (touchedBefore !== undefined) return touched(touchedBefore)
  const { allocId, container = '' } = survivor
  const said = countLines(await engineLog(site, container))
  const fits = (text: string) => countLines(text).last > said.last
  const text = await withLimit(patience, signal, (limit) =>
    untilTaskLog(site, allocId, { fits, signal: limit }),
  )
  const found = countLines(text ?? (await readTaskLog(site, allocId, { signal })))
  const touchedSince = await findTouched(site, survivor, signal)
  if (touchedSince !== undefined) return touched(touchedSince)
  const inEngine = await engineLog(site, container)
  return {
    isSilent: text === undefined,
    lost: found.missing.filter((number) => inEngine.includes(`line ${number}\n`)).length,
    doubled: found.doubled.length,
  }
}

/** Of its output nothing is expected then. */
function touched(how: string): Survival {
  return { touched: how, isSilent: false, lost: 0, doubled: 0 }
}

async function findTouched(
  site: Site,
  { allocId, container }: Survivor,
  signal: AbortSignal,
): Promise<string | undefined> {
  const allocation = await site.api.call<Allocation>(`/v1/allocation/${allocId}`, { signal })
  const { Restarts = 0, State = '' } = allocation.TaskStates?.t ?? {}
  if (Restarts > 0) return 'restarted'
  if (State !== 'running') return `it is ${State}`
  const now = await toSurvivor(site, allocId)
  return now.container === container ? undefined : 'in another container'
}

/** Undefined where it takes longer. */
async function withLimit<T>(
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const ended = new AbortController()
  const limit = AbortSignal.any([signal, ended.signal])
  const late = setTimeout(ms, undefined, { signal: limit }).catch(() => undefined)
  try {
    return await Promise.race([work(limit), late])
  } finally {
    ended.abort()
  }
}
