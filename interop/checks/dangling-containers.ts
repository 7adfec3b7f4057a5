import { randomUUID } from 'node:crypto'
import { rawRequest, services } from '@longshore/test-support'
import type { Check } from '../check.ts'
import { inspect } from '../parts/containers.ts'
import { listenToEngine } from '../parts/engine-events.ts'

export const danglingContainers: Check = {
  name: 'dangling containers',
  about: 'a container of no allocation is removed after its grace; a stranger’s is not',
  limitS: 240,
  async run(site, signal) {
    const events = await listenToEngine(site, signal)
    const begun = Date.now()
    async function create(name: string, Labels: Record<string, string>) {
      const body = { Image: services.busyboxImage, Cmd: ['sleep', '100000'], Labels }
      const { connection } = site
      const path = `/containers/create?name=${name}`
      const { Id } = await rawRequest<{ Id: string }>(connection, { method: 'POST', path, body })
      await rawRequest(connection, { method: 'POST', path: `/containers/${Id}/start` })
      return Id
    }
    const allocId = randomUUID()
    const dangling = await create(`t-${allocId}`, { 'com.hashicorp.nomad.alloc_id': allocId })
    const stranger = await create('stranger', {})
    await events.until(({ Action, Actor }) => Action === 'destroy' && Actor.ID === dangling)
    await inspect(site, stranger)
    return `removed after ${((Date.now() - begun) / 1000).toFixed(0)} s; the stranger’s stays`
  },
}
