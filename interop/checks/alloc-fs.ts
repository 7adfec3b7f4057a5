import { type Check, expectThat } from '../check.ts'
import { purgeJob, runJob } from '../nomad/jobs.ts'
import { untilTaskLog } from '../parts/task-logs.ts'

export const allocFs: Check = {
  name: 'alloc fs',
  about: 'what a task writes into its folders can be listed and read',
  async run(site, signal) {
    const { api, nomad } = site
    const script =
      'echo shared >/alloc/data/a; echo own >/local/b; echo $NOMAD_TASK_DIR; while :; do sleep 0.1; done'
    const { ID } = await runJob(api, { id: 'fs', script }, signal)
    await untilTaskLog(site, ID, { fits: (text) => text.includes('/local'), signal })
    const read = async (...args: string[]) => {
      const { code, stdout, stderr } = await nomad(['alloc', 'fs', ...args], { signal })
      expectThat(code === 0, stderr)
      return stdout
    }
    expectThat((await read(ID, 'alloc/data/a')) === 'shared\n', 'alloc/data/a is not there')
    expectThat((await read(ID, 't/local/b')) === 'own\n', 't/local/b is not there')
    const list = await read(ID, 'alloc/logs/')
    expectThat(list.includes('t.stdout.0') && list.includes('t.stderr.0'), list)
    await purgeJob(api, 'fs', signal)
    return 'listed and read'
  },
}
