import { type Check, expectThat } from '../check.ts'
import { describe, purgeJob, runJob } from '../nomad/jobs.ts'
import { containerOf, inspect } from '../parts/containers.ts'

const mib = 1024 * 1024

export const memoryLimits: Check = {
  name: 'memory oversubscription',
  about: 'memory_max is the limit, memory the reservation',
  async run(site, signal) {
    const { api } = site
    interface Scheduler {
      SchedulerConfig: Record<string, unknown>
    }
    const path = '/v1/operator/scheduler/configuration'
    const { SchedulerConfig } = await api.call<Scheduler>(path, { signal })
    const body = { ...SchedulerConfig, MemoryOversubscriptionEnabled: true }
    await api.call(path, { method: 'PUT', body, signal })
    const task = 'resources {\n cpu = 20\n memory = 30\n memory_max = 60\n }'
    const allocation = await runJob(api, { id: 'memory', task, resources: false }, signal)
    expectThat(allocation.ClientStatus === 'running', describe(allocation))
    const { Id } = await containerOf(site, allocation.ID)
    interface Inspection {
      HostConfig: { Memory: number; MemoryReservation: number }
    }
    const { Memory, MemoryReservation } = (await inspect<Inspection>(site, Id)).HostConfig
    const seen = `limit ${Memory / mib} MiB, reservation ${MemoryReservation / mib} MiB`
    expectThat(Memory === 60 * mib && MemoryReservation === 30 * mib, seen)
    await purgeJob(api, 'memory', signal)
    return seen
  },
}
