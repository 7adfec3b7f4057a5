import { type Check, expectThat } from '../check.ts'
import { describe, runJob, untilAllocation } from '../nomad/jobs.ts'

export const sysbatchJob: Check = {
  name: 'sysbatch job',
  about: 'runs once on the node and is complete',
  async run({ api }, signal) {
    const job = { id: 'sysbatch', type: 'sysbatch', script: 'echo done' }
    const { ID } = await runJob(api, job, signal)
    const ended = await untilAllocation(
      api,
      ID,
      ({ ClientStatus }) => ClientStatus === 'complete' || ClientStatus === 'failed',
      signal,
    )
    expectThat(ended.ClientStatus === 'complete', describe(ended))
    return 'complete'
  },
}
