import { type Check, expectThat } from '../check.ts'
import { purgeJob, runJob } from '../nomad/jobs.ts'
import { untilTaskLog } from '../parts/task-logs.ts'

export const allocLogs: Check = {
  name: 'alloc logs',
  about: 'stdout, -stderr, -tail, and -f as the task writes',
  async run(site, signal) {
    const { api, nomad } = site
    const script =
      'seq 1 100; echo problem >&2; while ! test -e /alloc/go; do sleep 0.1; done; seq 101 200; sleep 1000'
    const { ID } = await runJob(api, { id: 'logs', type: 'batch', script }, signal)
    await untilTaskLog(site, ID, { fits: (text) => text.endsWith('100\n'), signal })
    const stderr = await nomad(['alloc', 'logs', '-stderr', ID], { signal })
    expectThat(stderr.stdout === 'problem\n', `-stderr: ${JSON.stringify(stderr)}`)
    const tail = await nomad(['alloc', 'logs', '-tail', '-n', '3', ID], { signal })
    expectThat(tail.stdout === '98\n99\n100\n', `-tail -n 3: ${JSON.stringify(tail)}`)
    const until = (said: string) => said.endsWith('\n200\n')
    const following = nomad(['alloc', 'logs', '-f', ID], { until, signal })
    await nomad(['alloc', 'exec', '-task', 't', ID, 'touch', '/alloc/go'], { signal })
    const followed = await following
    const all = Array.from({ length: 200 }, (_, index) => `${index + 1}\n`).join('')
    expectThat(followed.stdout === all, `-f: ${followed.stdout.split('\n').length - 1} lines`)
    await purgeJob(api, 'logs', signal)
    return '-stderr, -tail, -f: all lines, -f goes on as the task writes'
  },
}
