import { rawRequest, services } from '@longshore/test-support'
import { type Check, expectThat } from '../check.ts'
import { describe, purgeJob, runJob } from '../nomad/jobs.ts'
import { listenToEngine } from '../parts/engine-events.ts'

const image = services.redisImage

export const imageGc: Check = {
  name: 'image GC',
  about: 'a pulled image is removed image_delay after its last task',
  alone: true,
  limitS: 60,
  async run(site, signal) {
    const { api, connection } = site
    const path = `/images/${image}?force=1`
    await rawRequest(connection, { method: 'DELETE', path }).catch(() => undefined)
    const allocation = await runJob(
      api,
      { id: 'image-gc', image, script: 'while :; do sleep 0.1; done', memoryMib: 32 },
      signal,
    )
    expectThat(allocation.ClientStatus === 'running', describe(allocation))
    const events = await listenToEngine(site, signal)
    const begun = Date.now()
    await purgeJob(api, 'image-gc', signal)
    await events.until(({ Type, Action }) => Type === 'image' && Action === 'delete')
    return `removed ${((Date.now() - begun) / 1000).toFixed(1)} s after the job was stopped`
  },
}
