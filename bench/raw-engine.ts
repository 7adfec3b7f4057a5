import { Agent, request } from 'node:http'
import { json } from 'node:stream/consumers'
import type { ContainerRequest } from '@longshore/engine'
import { engineAddress } from '../packages/test-support/src/engine-address.ts'

/** The least that a start takes: three calls on one kept connection. */
export function createRawEngine() {
  const agent = new Agent({ keepAlive: true })
  const { connection } = engineAddress()

  async function call(method: string, path: string, body?: object): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const headers = { 'content-type': 'application/json' }
    request({ ...connection, agent, method, path, headers }, (response) => {
      if (response.statusCode === 204) response.resume().on('end', () => resolve(undefined))
      else if ((response.statusCode ?? 500) < 300) json(response).then(resolve, reject)
      else reject(new Error(`${method} ${path}: ${response.statusCode}`))
    })
      .on('error', reject)
      .end(body && JSON.stringify(body))
    return promise
  }

  return {
    async start({ name, ...body }: ContainerRequest): Promise<void> {
      const { Id } = (await call('POST', `/containers/create?name=${name}`, body)) as { Id: string }
      await call('POST', `/containers/${Id}/start`)
      await call('GET', `/containers/${Id}/json`)
    },
    close: () => agent.destroy(),
  }
}
