import { type Check, expectThat } from '../check.ts'
import { toJobText } from '../nomad/job-text.ts'
import { purgeJob, registerJob } from '../nomad/jobs.ts'
import type { Allocation } from '../nomad/shapes.ts'

export const jobUpdate: Check = {
  name: 'rolling job update',
  about: 'a new version replaces two allocations, one after the other',
  async run({ api }, signal) {
    const group = `update {
      max_parallel     = 1
      health_check     = "task_states"
      min_healthy_time = "1s"
    }`
    interface Deployment {
      JobVersion: number
      Status: string
      StatusDescription: string
    }
    async function deploy(version: number) {
      const job = { id: 'update', count: 2, group, task: `env {\n VERSION = "${version}"\n }` }
      await registerJob(api, toJobText(job), signal)
      const { Status, StatusDescription } = await api.watch<Deployment | null, Deployment>(
        '/v1/job/update/deployment',
        (found) =>
          found !== null &&
          found.JobVersion === version &&
          ['successful', 'failed', 'cancelled'].includes(found.Status) &&
          found,
        signal,
      )
      expectThat(Status === 'successful', StatusDescription)
    }
    await deploy(0)
    await deploy(1)
    const list = await api.call<Allocation[]>('/v1/job/update/allocations', { signal })
    const running = list.filter(({ ClientStatus }) => ClientStatus === 'running')
    const versions = running.map(({ JobVersion }) => JobVersion).join()
    expectThat(versions === '1,1', `these versions run: ${versions}`)
    await purgeJob(api, 'update', signal)
    return 'both deployments successful'
  },
}
