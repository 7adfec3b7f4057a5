import { type Check, expectThat } from '../check.ts'
import { purgeJob, runJob, untilAllocation } from '../nomad/jobs.ts'
import type { Allocation } from '../nomad/shapes.ts'
import { containersOf } from '../parts/containers.ts'

export const nodeDrain: Check = {
  name: 'node drain',
  about: 'tasks leave the node, and come when it is eligible again',
  alone: true,
  async run(site, signal) {
    const { api, nomad, agent } = site
    const { ID } = await runJob(api, { id: 'drain' }, signal)
    const drain = ['node', 'drain', '-enable', '-deadline', '30s', '-yes', agent.nodeId]
    const drained = await nomad(drain, { signal })
    expectThat(drained.code === 0, drained.stderr)
    await untilAllocation(api, ID, ({ ClientStatus }) => ClientStatus === 'complete', signal)
    expectThat((await containersOf(site, ID)).length === 0, 'its container is still there')
    await nomad(['node', 'eligibility', '-enable', agent.nodeId], { signal })
    await api.watch<Allocation[], true>(
      '/v1/job/drain/allocations',
      (list) => list.some((each) => each.ID !== ID && each.ClientStatus === 'running'),
      signal,
    )
    await purgeJob(api, 'drain', signal)
    return 'drained, placed again'
  },
}
