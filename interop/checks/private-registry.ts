import { type Check, expectThat } from '../check.ts'
import { describe, purgeJob, runJob, untilAllocation } from '../nomad/jobs.ts'

export const privateRegistry: Check = {
  name: 'private registry',
  about: 'an image that needs a password; a wrong one fails the task and is told nowhere',
  async run({ api, registry, agent }, signal) {
    const { address, username, password } = registry
    const job = (id: string, secret: string) => ({
      id,
      image: `${address}/redis:7`,
      script: 'while :; do sleep 0.1; done',
      memoryMib: 32,
      group:
        'restart {\n attempts = 0\n mode = "fail"\n }\nreschedule {\n attempts = 0\n unlimited = false\n }',
      config: `auth {
        username = "${username}"
        password = "${secret}"
      }`,
    })
    const wrong = await runJob(api, job('private-wrong', 'hunter2hunter2'), signal)
    const failed = await untilAllocation(
      api,
      wrong.ID,
      ({ ClientStatus }) => ClientStatus === 'failed',
      signal,
    )
    const told = describe(failed)
    expectThat(!told.includes('hunter2hunter2'), 'the password is in the task’s events')
    const right = await runJob(api, job('private', password), signal)
    expectThat(right.ClientStatus === 'running', describe(right))
    expectThat(!(await agent.log()).includes('hunter2hunter2'), 'the password is in Nomad’s log')
    for (const id of ['private-wrong', 'private']) await purgeJob(api, id, signal)
    return 'pulled with the password, refused without'
  },
}
