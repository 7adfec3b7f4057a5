import { expect, it } from 'vitest'
import { Driver, NetworkIsolationSpec_NetworkIsolationMode as Mode } from '../gen/driver_pb.ts'
import { createMemoryDriver } from '../test/memory-driver.test-support.ts'
import { serveInProcess } from '../test/serve-in-process.test-support.ts'

const { createNetwork, destroyNetwork } = Driver.method

it('makes a network and removes it, also one that Nomad has forgotten', async () => {
  const driver = createMemoryDriver()
  const client = (await serveInProcess(driver)).connect()
  const { isolationSpec, created } = await client.call(createNetwork, {
    allocId: 'a1',
    hostname: 'web',
  })
  expect({ isolationSpec, created }).toMatchObject({
    created: true,
    isolationSpec: {
      mode: Mode.GROUP,
      path: '/netns/a1',
      labels: { sandbox: 's1' },
      hostsConfig: { hostname: 'web', address: '10.0.0.9' },
    },
  })
  await client.call(destroyNetwork, { allocId: 'a1', isolationSpec })
  await client.call(destroyNetwork, { allocId: 'a2' })
  expect(driver.seen.calls).toEqual(['network a1 s1', 'network a2 undefined'])
})

it.each([createNetwork, destroyNetwork, Driver.method.signalTask, Driver.method.execTask])(
  'says what a driver does not support: $name',
  async (method) => {
    const { createNetwork, destroyNetwork, signalTask, execTask, ...small } = createMemoryDriver()
    const client = (await serveInProcess(small)).connect()
    await expect(client.call(method)).rejects.toMatchObject({
      details: expect.stringMatching(/^This driver does not support /),
    })
  },
)
