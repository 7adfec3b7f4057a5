import { expect, it } from 'vitest'
import {
  Driver,
  DriverCapabilities_FSIsolation as FSIsolation,
  NetworkIsolationSpec_NetworkIsolationMode as Mode,
} from '../gen/driver_pb.ts'
import { Health, HealthCheckResponse_ServingStatus as ServingStatus } from '../gen/health_pb.ts'
import { createMemoryDriver } from '../test/memory-driver.test-support.ts'
import { serveInProcess } from '../test/serve-in-process.test-support.ts'

async function open() {
  const driver = createMemoryDriver()
  const plugin = await serveInProcess(driver, { maxMessageBytes: 100_000 })
  return { ...plugin, driver, client: plugin.connect() }
}

it('tells what it can do and which task config it takes', async () => {
  const { client, driver } = await open()
  await client.call(Driver.method.init)
  expect(driver.seen.calls).toEqual(['init'])
  expect(await client.call(Driver.method.capabilities)).toMatchObject({
    capabilities: {
      sendSignals: true,
      exec: true,
      fsIsolation: FSIsolation.IMAGE,
      networkIsolationModes: [Mode.HOST, Mode.GROUP],
      mustCreateNetwork: true,
      mountConfigs: 0,
      disableLogCollection: true,
      dynamicWorkloadUsers: false,
    },
  })
  const { spec } = await client.call(Driver.method.taskConfigSchema)
  expect(spec?.block.value).toMatchObject({
    attributes: { mount: { block: { case: 'blockList' } } },
  })
})

it('is healthy by the name that go-plugin asks for', async () => {
  const { client } = await open()
  expect(await client.call(Health.method.check, { service: 'plugin' })).toMatchObject({
    status: ServingStatus.SERVING,
  })
  await expect(client.call(Health.method.check, { service: 'x' })).rejects.toMatchObject({
    code: 5,
  })

  for (const [service, status] of [
    ['plugin', ServingStatus.SERVING],
    ['x', ServingStatus.SERVICE_UNKNOWN],
  ] as const) {
    const watch = client.stream(Health.method.watch, { service })
    watch.on('error', () => {})
    expect(await new Promise((resolve) => watch.once('data', resolve))).toMatchObject({ status })
    watch.cancel()
  }
})

it('refuses messages that are broken or too big, and goes on', async () => {
  const { client } = await open()
  const broken = client.call(Driver.method.startTask, Buffer.of(0x0a, 0xff))
  await expect(broken).rejects.toMatchObject({ code: 13 })
  const task = { id: 'x'.repeat(200_000) }
  await expect(client.call(Driver.method.startTask, { task })).rejects.toMatchObject({ code: 8 })
  await client.call(Driver.method.startTask, { task: { id: 't1' } })
})

it('logs a failure that nobody foresaw, with its place', async () => {
  const { connect, logs } = await serveInProcess({
    ...createMemoryDriver(),
    inspectTask() {
      throw new TypeError('oops')
    },
  })
  await expect(connect().call(Driver.method.inspectTask)).rejects.toMatchObject({ details: 'oops' })
  expect(logs.map((line) => JSON.parse(line))).toMatchObject([
    {
      '@level': 'error',
      '@message': 'call failed',
      '@module': 'memory',
      method: 'InspectTask',
      error: 'oops',
      stack: expect.stringContaining('driver.test.ts'),
    },
  ])
})
