import { type Check, expectThat } from '../check.ts'
import { purgeJob, runJob } from '../nomad/jobs.ts'
import { untilTaskLog } from '../parts/task-logs.ts'

export const allocSignal: Check = {
  name: 'alloc signal',
  about: 'the task gets the signal',
  async run(site, signal) {
    const { api, nomad } = site
    const script = "trap 'echo got it' USR1; echo ready; while :; do sleep 0.1; done"
    const { ID } = await runJob(api, { id: 'signal', script }, signal)
    await untilTaskLog(site, ID, { fits: (text) => text.includes('ready'), signal })
    const sent = await nomad(['alloc', 'signal', '-s', 'SIGUSR1', ID], { signal })
    expectThat(sent.code === 0, sent.stderr)
    await untilTaskLog(site, ID, { fits: (text) => text.includes('got it'), signal })
    const wrong = await nomad(['alloc', 'signal', '-s', 'SIGNOSUCH', ID], { signal })
    expectThat(wrong.code !== 0, 'a signal that does not exist is taken')
    await purgeJob(api, 'signal', signal)
    return 'SIGUSR1 arrives; SIGNOSUCH is refused'
  },
}
