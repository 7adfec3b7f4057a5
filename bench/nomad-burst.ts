import { toJobText } from '../interop/nomad/job-text.ts'
import { registerJob } from '../interop/nomad/jobs.ts'
import type { Allocation } from '../interop/nomad/shapes.ts'
import type { Site } from '../interop/site/site.ts'

/** How many tasks the burst has. */
export const taskCount = 100
/** The job of the burst, which is left running. */
export const burstJob = 'burst'

/** Milliseconds until a hundred tasks that are asked for at once have started, as Nomad's own events have it. */
export async function burst(site: Site, signal: AbortSignal): Promise<number> {
  const text = toJobText({ id: burstJob, count: taskCount, config: 'network_mode = "none"' })
  await registerJob(site.api, text, signal)
  const running = await site.api.watch<Allocation[], Allocation[]>(
    `/v1/job/${burstJob}/allocations`,
    (list) =>
      list.filter(({ ClientStatus }) => ClientStatus === 'running').length === taskCount && list,
    signal,
  )
  const times = (type: string) =>
    running.flatMap(({ TaskStates }) =>
      (TaskStates?.t?.Events ?? [])
        .filter(({ Type }) => Type === type)
        .map(({ Time }) => Time / 1e6),
    )
  return Math.max(...times('Started')) - Math.min(...times('Received'))
}
