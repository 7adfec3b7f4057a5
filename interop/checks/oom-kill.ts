import { type Check, expectThat } from '../check.ts'
import { describe, purgeJob, runJob, untilAllocation } from '../nomad/jobs.ts'

export const oomKill: Check = {
  name: 'OOM kill',
  about: 'a task that wants more memory than it has is killed, and it is said why',
  async run({ api }, signal) {
    const group = 'restart {\n attempts = 0\n mode = "fail"\n }\nreschedule { attempts = 0 }'
    const job = { id: 'oom', type: 'batch', group, script: 'tail /dev/zero' }
    const { ID } = await runJob(api, job, signal)
    const ended = await untilAllocation(
      api,
      ID,
      ({ TaskStates }) => TaskStates?.t?.State === 'dead',
      signal,
    )
    const event = ended.TaskStates?.t?.Events.find(({ Type }) => Type === 'Terminated')
    expectThat(event?.Details.oom_killed === 'true', describe(ended))
    await purgeJob(api, 'oom', signal)
    return event.DisplayMessage
  },
}
