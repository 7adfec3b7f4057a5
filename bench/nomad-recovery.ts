import { setTimeout } from 'node:timers/promises'
import type { Allocation } from '../interop/nomad/shapes.ts'
import type { Site } from '../interop/site/site.ts'
import { timed } from './interleaved.ts'
import { burstJob } from './nomad-burst.ts'

/** Milliseconds from the start of a Nomad that was killed until it has figures of each task of the burst again. */
export async function recovery(site: Site, signal: AbortSignal): Promise<number> {
  const { agent, api } = site
  const list = await api.call<Allocation[]>(`/v1/job/${burstJob}/allocations`, { signal })
  const running = list.filter(({ ClientStatus }) => ClientStatus === 'running')
  await agent.stop('SIGKILL')
  const ready = agent.start(signal)
  const ms = await timed(async () => {
    for (const { ID } of running)
      while (!(await hasFigures(site, ID, signal))) await setTimeout(20, undefined, { signal })
  })
  await ready
  return ms
}

async function hasFigures({ api }: Site, id: string, signal: AbortSignal): Promise<boolean> {
  const path = `/v1/client/allocation/${id}/stats`
  const stats = await api.call<{ Timestamp: number }>(path, { signal }).catch(() => undefined)
  return (stats?.Timestamp ?? 0) > 0
}
