import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import {
  engineAddress,
  engineRequest,
  requireEngine,
  services,
  temporaryDirectory,
  useTestContainers,
} from '@longshore/test-support'
import { beforeAll, describe, expect, it } from 'vitest'
import { storedOutput } from '../test/log-contents.ts'
import { collectLogs } from './collect-logs.ts'

async function attach(id: string): Promise<IncomingMessage> {
  const path = `/containers/${id}/attach?stream=1&stdout=1&stderr=1`
  const call = request({ ...engineAddress().connection, method: 'POST', path }).end()
  const [response] = await once(call, 'response')
  return response
}

describe('collectLogs with a real container', () => {
  beforeAll(requireEngine)
  const { labels } = useTestContainers()

  it('stores every line of a container that writes at full speed', async () => {
    const script = 'seq 1 50000; seq 1 2000 >&2; seq 50001 100000'
    const { Id } = await engineRequest<{ Id: string }>('POST', '/containers/create', {
      Image: services.busyboxImage,
      Cmd: ['sh', '-c', script],
      Labels: labels,
      HostConfig: { NetworkMode: 'none' },
    })
    const directory = await temporaryDirectory()
    const { done } = await collectLogs(await attach(Id), {
      directory,
      taskName: 'writer',
      maxFiles: 100,
      maxFileSizeMib: 1 / 16,
    })
    await engineRequest('POST', `/containers/${Id}/start`)

    expect((await done).error).toBeUndefined()
    const numbers = (count: number) =>
      Array.from({ length: count }, (_, n) => `${n + 1}\n`).join('')
    expect((await storedOutput(directory, 'writer.stdout')) === numbers(100_000)).toBe(true)
    expect((await storedOutput(directory, 'writer.stderr')) === numbers(2000)).toBe(true)
  })

  it('loses no line of twenty tasks that write at full speed at once', async () => {
    const count = 20_000
    const tasks = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { Id } = await engineRequest<{ Id: string }>('POST', '/containers/create', {
          Image: services.busyboxImage,
          Cmd: ['seq', String(count)],
          Labels: labels,
          HostConfig: {
            NetworkMode: 'none',
            LogConfig: { Type: 'json-file', Config: { 'max-size': '2m', 'max-file': '2' } },
          },
        })
        const directory = await temporaryDirectory()
        const limits = { directory, taskName: 'writer', maxFiles: 10, maxFileSizeMib: 10 }
        const { done } = await collectLogs(await attach(Id), limits)
        return { Id, directory, done }
      }),
    )
    await Promise.all(tasks.map(({ Id }) => engineRequest('POST', `/containers/${Id}/start`)))
    const expected = Array.from({ length: count }, (_, n) => `${n + 1}\n`).join('')
    for (const { directory, done } of tasks) {
      await done
      expect((await storedOutput(directory, 'writer.stdout')) === expected).toBe(true)
    }
  }, 60_000)
})
