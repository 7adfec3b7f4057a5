import { type Check, expectThat } from '../check.ts'
import { purgeJob, runJob, untilAllocation } from '../nomad/jobs.ts'
import { setVariable, wordTemplate } from '../parts/set-variable.ts'
import { untilTaskLog } from '../parts/task-logs.ts'

const id = 'template-restart'

export const templateRestart: Check = {
  name: 'template: restart',
  about: 'a template that changes restarts the task',
  async run(site, signal) {
    const { api } = site
    await setVariable(site, id, 'one')
    const task = wordTemplate(id, 'change_mode = "restart"')
    const script = 'echo "word $(cat /local/word)"; while :; do sleep 0.1; done'
    const { ID } = await runJob(api, { id, task, script }, signal)
    await untilTaskLog(site, ID, { fits: (text) => text.includes('word one'), signal })
    await setVariable(site, id, 'two')
    const text = await untilTaskLog(site, ID, { fits: (said) => said.includes('word two'), signal })
    expectThat(text === 'word one\nword two\n', JSON.stringify(text))
    const isBack = ({ Restarts = 0, State = '' } = {}) => Restarts === 1 && State === 'running'
    await untilAllocation(api, ID, ({ TaskStates }) => isBack(TaskStates?.t), signal)
    await purgeJob(api, id, signal)
    return 'restarted once, with the new text'
  },
}
