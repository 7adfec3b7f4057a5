import { type Check, expectThat } from '../check.ts'
import { describe, purgeJob, runJob } from '../nomad/jobs.ts'

export const systemJob: Check = {
  name: 'system job',
  about: 'runs on the node until it is stopped',
  async run({ api }, signal) {
    const allocation = await runJob(api, { id: 'system', type: 'system' }, signal)
    expectThat(allocation.ClientStatus === 'running', describe(allocation))
    await purgeJob(api, 'system', signal)
    return 'runs, stops'
  },
}
