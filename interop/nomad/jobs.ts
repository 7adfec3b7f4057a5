import type { NomadApi } from './api.ts'
import { type JobText, toJobText } from './job-text.ts'
import type { Allocation } from './shapes.ts'

/** Registers a job file, as `nomad job run -detach` does. */
export async function registerJob(api: NomadApi, text: string, signal: AbortSignal): Promise<void> {
  const body = { JobHCL: text, Canonicalize: true }
  const Job = await api.call('/v1/jobs/parse', { method: 'POST', body, signal })
  await api.call('/v1/jobs', { method: 'POST', body: { Job }, signal })
}

/** Registers a job and resolves with its newest allocation once that runs, or is at its end. */
export async function runJob(
  api: NomadApi,
  job: JobText,
  signal: AbortSignal,
): Promise<Allocation> {
  await registerJob(api, toJobText(job), signal)
  const { ID } = await api.watch<Allocation[], Allocation>(
    `/v1/job/${job.id}/allocations`,
    (list) =>
      list
        .toSorted((a, b) => b.CreateIndex - a.CreateIndex)
        .find((each) => each.ClientStatus !== 'pending'),
    signal,
  )
  return api.call(`/v1/allocation/${ID}`, { signal })
}

/** The allocation when `holds` first says so. */
export function untilAllocation(
  api: NomadApi,
  id: string,
  holds: (allocation: Allocation) => boolean,
  signal: AbortSignal,
): Promise<Allocation> {
  return api.watch<Allocation, Allocation>(
    `/v1/allocation/${id}`,
    (allocation) => holds(allocation) && allocation,
    signal,
  )
}

/** Stops a job for good and resolves when none of its allocations is left running. */
export async function purgeJob(api: NomadApi, id: string, signal: AbortSignal): Promise<void> {
  await api.call(`/v1/job/${id}?purge=true`, { method: 'DELETE', signal })
  await api.watch<Allocation[], true>(
    '/v1/allocations',
    (list) =>
      !list.some(
        ({ JobID, ClientStatus }) =>
          JobID === id && (ClientStatus === 'running' || ClientStatus === 'pending'),
      ),
    signal,
  )
}

/** In words: where its task stands and the last that happened to it. */
export function describe({ ClientStatus, TaskStates }: Allocation): string {
  const { Events = [], Restarts = 0 } = TaskStates?.t ?? {}
  const last = Events.slice(-3).map(({ Type, DisplayMessage }) => `${Type}: ${DisplayMessage}`)
  return `${ClientStatus}, ${Restarts} restarts; ${last.join('; ')}`
}
