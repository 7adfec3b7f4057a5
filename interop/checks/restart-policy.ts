import { type Check, expectThat } from '../check.ts'
import { describe, purgeJob, runJob, untilAllocation } from '../nomad/jobs.ts'

export const restartPolicy: Check = {
  name: 'restart policy',
  about: 'a failing task is restarted as often as its group says',
  async run({ api }, signal) {
    const group = `restart {
      attempts = 2
      interval = "5m"
      delay    = "1s"
      mode     = "fail"
    }
    reschedule { attempts = 0 }`
    const job = { id: 'restart-policy', type: 'batch', group, script: 'exit 1' }
    const { ID } = await runJob(api, job, signal)
    const isFailed = ({ ClientStatus }: { ClientStatus: string }) => ClientStatus === 'failed'
    const failed = await untilAllocation(api, ID, isFailed, signal)
    const { Events = [], Restarts } = failed.TaskStates?.t ?? {}
    const starts = Events.filter(({ Type }) => Type === 'Started').length
    expectThat(Restarts === 2 && starts === 3, describe(failed))
    await purgeJob(api, 'restart-policy', signal)
    return 'started 3 times, then failed'
  },
}
