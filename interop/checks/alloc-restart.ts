import { type Check, expectThat } from '../check.ts'
import { purgeJob, runJob, untilAllocation } from '../nomad/jobs.ts'
import type { Allocation } from '../nomad/shapes.ts'
import { containerOf } from '../parts/containers.ts'

export const allocRestart: Check = {
  name: 'alloc restart',
  about: 'the task goes on in a new container of the same allocation',
  async run(site, signal) {
    const { api, nomad } = site
    const { ID } = await runJob(api, { id: 'restart' }, signal)
    const first = await containerOf(site, ID)
    const asked = await nomad(['alloc', 'restart', ID], { signal })
    expectThat(asked.code === 0, asked.stderr)
    const isBack = ({ TaskStates }: Allocation) =>
      TaskStates?.t?.State === 'running' && TaskStates.t.Restarts === 1
    await untilAllocation(api, ID, isBack, signal)
    const second = await containerOf(site, ID)
    expectThat(second.Id !== first.Id, 'the same container runs')
    await purgeJob(api, 'restart', signal)
    return 'one restart, a new container'
  },
}
