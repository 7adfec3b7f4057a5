import type { Check } from '../check.ts'
import { purgeJob, runJob } from '../nomad/jobs.ts'
import { setVariable, wordTemplate } from '../parts/set-variable.ts'
import { untilTaskLog } from '../parts/task-logs.ts'

const id = 'template-signal'

export const templateSignal: Check = {
  name: 'template: signal',
  about: 'a template that changes sends the task a signal',
  async run(site, signal) {
    const { api } = site
    await setVariable(site, id, 'one')
    const task = wordTemplate(id, 'change_mode = "signal"\nchange_signal = "SIGHUP"')
    const script = `trap 'echo "word $(cat /local/word)"' HUP; echo ready; while :; do sleep 0.1; done`
    const { ID } = await runJob(api, { id, task, script }, signal)
    await untilTaskLog(site, ID, { fits: (text) => text.includes('ready'), signal })
    await setVariable(site, id, 'two')
    await untilTaskLog(site, ID, { fits: (text) => text.includes('word two'), signal })
    await purgeJob(api, id, signal)
    return 'SIGHUP, with the new text in place'
  },
}
