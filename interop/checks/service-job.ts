import type { Check } from '../check.ts'
import { expectThat } from '../check.ts'
import { describe, purgeJob, runJob } from '../nomad/jobs.ts'

export const serviceJob: Check = {
  name: 'service job',
  about: 'two allocations run until the job is stopped',
  async run({ api }, signal) {
    const allocation = await runJob(api, { id: 'service', count: 2 }, signal)
    expectThat(allocation.ClientStatus === 'running', describe(allocation))
    await purgeJob(api, 'service', signal)
    return 'runs, stops'
  },
}
