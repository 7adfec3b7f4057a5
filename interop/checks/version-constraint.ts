import { type Check, expectThat } from '../check.ts'
import { toJobText } from '../nomad/job-text.ts'
import { purgeJob, registerJob, runJob } from '../nomad/jobs.ts'

export const versionConstraint: Check = {
  name: 'constraint on the version',
  about: 'driver.docker.version decides whether a job is placed',
  async run({ api, agent }, signal) {
    const job = (id: string, value: string) => ({
      id,
      job: `constraint {
        attribute = "$\{attr.driver.docker.version}"
        operator  = "version"
        value     = "${value}"
      }`,
    })
    const placed = await runJob(api, job('constraint-met', '>= 1.0'), signal)
    expectThat(placed.ClientStatus === 'running', placed.ClientStatus)
    await registerJob(api, toJobText(job('constraint-unmet', '> 9999')), signal)
    await api.watch<{ Status: string }[], true>(
      '/v1/job/constraint-unmet/evaluations',
      (list) => list.some(({ Status }) => Status === 'blocked'),
      signal,
    )
    interface Node {
      Attributes: Record<string, string>
    }
    const { Attributes } = await api.call<Node>(`/v1/node/${agent.nodeId}`, { signal })
    for (const id of ['constraint-met', 'constraint-unmet']) await purgeJob(api, id, signal)
    const own = Object.keys(Attributes).filter((name) => name.startsWith('driver.docker'))
    return `version ${Attributes['driver.docker.version']}; ${own.length} attributes`
  },
}
