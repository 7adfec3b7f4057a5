import { type Check, expectThat } from '../check.ts'
import { purgeJob, runJob, untilAllocation } from '../nomad/jobs.ts'
import type { Allocation } from '../nomad/shapes.ts'
import { containersOf } from '../parts/containers.ts'

export const allocStop: Check = {
  name: 'alloc stop',
  about: 'the allocation ends, its container is removed, and another takes its place',
  async run(site, signal) {
    const { api, nomad } = site
    const { ID } = await runJob(api, { id: 'stop' }, signal)
    const asked = await nomad(['alloc', 'stop', '-detach', ID], { signal })
    expectThat(asked.code === 0, asked.stderr)
    await untilAllocation(api, ID, ({ ClientStatus }) => ClientStatus === 'complete', signal)
    await api.watch<Allocation[], true>(
      '/v1/job/stop/allocations',
      (list) => list.some((each) => each.ID !== ID && each.ClientStatus === 'running'),
      signal,
    )
    expectThat((await containersOf(site, ID)).length === 0, 'its container is still there')
    await purgeJob(api, 'stop', signal)
    return 'complete, container gone, replaced'
  },
}
