import { type Check, expectThat } from '../check.ts'
import { describe, runJob, untilAllocation } from '../nomad/jobs.ts'

export const batchJob: Check = {
  name: 'batch job',
  about: 'one that succeeds, and one that fails with its exit code',
  async run({ api }, signal) {
    const isOver = ({ ClientStatus }: { ClientStatus: string }) =>
      ClientStatus === 'complete' || ClientStatus === 'failed'
    const group = 'restart {\n attempts = 0\n mode = "fail"\n }\nreschedule { attempts = 0 }'
    async function play(id: string, script: string) {
      const { ID } = await runJob(api, { id, type: 'batch', script, group }, signal)
      return untilAllocation(api, ID, isOver, signal)
    }
    const good = await play('batch-good', 'echo done')
    expectThat(good.ClientStatus === 'complete', describe(good))
    const bad = await play('batch-bad', 'exit 37')
    expectThat(bad.ClientStatus === 'failed', describe(bad))
    const ended = bad.TaskStates?.t?.Events.find(({ Type }) => Type === 'Terminated')
    expectThat(ended?.Details.exit_code === '37', `exit code ${ended?.Details.exit_code}, not 37`)
    return 'complete, failed with 37'
  },
}
