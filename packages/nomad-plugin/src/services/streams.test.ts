import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import {
  CPUUsage_Fields as CpuField,
  Driver,
  FingerprintResponse_HealthState as HealthState,
  MemoryUsage_Fields as MemoryField,
} from '../gen/driver_pb.ts'
import { createMemoryDriver } from '../test/memory-driver.test-support.ts'
import { serveInProcess } from '../test/serve-in-process.test-support.ts'
import type { Fingerprint } from '../types/fingerprint.ts'
import type { TaskEvent } from '../types/task-event.ts'

const { fingerprint, taskStats, taskEvents, startTask, inspectTask } = Driver.method

async function take<T>(stream: Readable, count: number): Promise<T[]> {
  const taken: T[] = []
  stream.on('data', (message) => taken.push(message))
  while (taken.length < count) await once(stream, 'data')
  return taken
}

it('sends a fingerprint at once, and again when the time is over', async () => {
  const plugin = await serveInProcess(createMemoryDriver(), { fingerprintIntervalMs: 5 })
  const stream = plugin.connect().stream(fingerprint)
  const [first, second] = await take(stream, 2)
  expect(first).toMatchObject({
    health: HealthState.HEALTHY,
    healthDescription: 'Healthy',
    err: '',
    attributes: {
      'driver.memory': { value: { case: 'boolVal', value: true } },
      'driver.memory.tasks': { value: { case: 'intVal', value: 0n } },
    },
  })
  expect(second).toEqual(first)
  stream.on('error', () => {}).cancel()
})

it('sends each change of the fingerprint', async () => {
  const change = Promise.withResolvers<void>()
  const driver = {
    ...createMemoryDriver(),
    async *fingerprint(): AsyncGenerator<Fingerprint> {
      yield { health: 'undetected', description: 'Not here', attributes: { a: 'x', b: 1.5 } }
      await change.promise
      yield { health: 'unhealthy', description: 'Ill', attributes: { big: 2n ** 60n } }
    },
  }
  const stream = (await serveInProcess(driver)).connect().stream(fingerprint)
  const [first] = await once(stream, 'data')
  change.resolve()
  const [second] = await once(stream, 'data')
  expect([first, second]).toMatchObject([
    {
      health: HealthState.UNDETECTED,
      attributes: {
        a: { value: { case: 'stringVal', value: 'x' } },
        b: { value: { case: 'floatVal', value: 1.5 } },
      },
    },
    { healthDescription: 'Ill', attributes: { big: { value: { value: 2n ** 60n } } } },
  ])
  stream.on('error', () => {}).cancel()
})

it('tells of a fingerprint that fails, and tries again', async () => {
  let count = 0
  const driver = {
    ...createMemoryDriver(),
    async *fingerprint(): AsyncGenerator<Fingerprint> {
      if (++count === 1) throw new Error('no engine')
      yield { health: 'healthy', description: '', attributes: {} }
    },
  }
  const plugin = await serveInProcess(driver, { fingerprintIntervalMs: 5 })
  const stream = plugin.connect().stream(fingerprint)
  expect(await take(stream, 2)).toMatchObject([
    { err: 'no engine' },
    { err: '', health: HealthState.HEALTHY },
  ])
  stream.on('error', () => {}).cancel()
})

it('sends what a task uses, and which of it was measured', async () => {
  const client = (await serveInProcess(createMemoryDriver())).connect()
  await client.call(startTask, { task: { id: 't1' } })
  const stream = client.stream(taskStats, {
    taskId: 't1',
    collectionInterval: { nanos: 2_000_000 },
  })
  const [sample] = await take(stream, 2)
  expect(sample).toMatchObject({
    stats: {
      id: 't1',
      timestamp: { nanos: 1_000_000 },
      aggResourceUsage: {
        cpu: {
          percent: 1.5,
          throttledTime: 2n,
          measuredFields: [CpuField.THROTTLED_TIME, CpuField.PERCENT],
        },
        memory: { usage: 4096n, rss: 0n, measuredFields: [MemoryField.RSS, MemoryField.USAGE] },
      },
      resourceUsageByPid: { 12: { memory: { usage: 1n }, cpu: {} } },
    },
  })
  stream.on('error', () => {}).cancel()
})

it('says for an unknown task that there are no stats', async () => {
  const client = (await serveInProcess(createMemoryDriver())).connect()
  const [error] = await once(client.stream(taskStats, { taskId: 'x' }).resume(), 'error').catch(
    (thrown) => [thrown],
  )
  expect(error.details).toBe('task not found for given id')
})

it('sends the events of tasks', async () => {
  const client = (await serveInProcess(createMemoryDriver())).connect()
  await client.call(startTask, { task: { id: 't1', name: 'web' } })
  const stream = client.stream(taskEvents)
  expect(await take(stream, 1)).toMatchObject([
    {
      taskId: 't1',
      taskName: 'web',
      allocId: 'a',
      message: 'noted',
      timestamp: { nanos: 5_000_000 },
    },
  ])
  stream.on('error', () => {}).cancel()
})

it('goes on with events when the driver’s have failed', async () => {
  let count = 0
  const driver = {
    ...createMemoryDriver(),
    async *taskEvents(): AsyncGenerator<TaskEvent> {
      const message = String(++count)
      yield { taskId: 't', taskName: 'w', allocId: 'a', timestamp: 1, message }
      throw new Error('no engine')
    },
  }
  const plugin = await serveInProcess(driver, { fingerprintIntervalMs: 5 })
  const stream = plugin.connect().stream(taskEvents)
  expect(await take(stream, 2)).toMatchObject([{ message: '1' }, { message: '2' }])
  expect(JSON.parse(plugin.logs[0] ?? '')).toMatchObject({ '@level': 'error', error: 'no engine' })
  stream.on('error', () => {}).cancel()
})

it('holds a bounded number of events for a client that does not read, and logs how many it lost', async () => {
  const total = 20_000
  const more = Promise.withResolvers<void>()
  const allMade = Promise.withResolvers<void>()
  const driver = {
    ...createMemoryDriver(),
    async *taskEvents(): AsyncGenerator<TaskEvent> {
      for (let timestamp = 1; timestamp <= total; timestamp++) {
        yield { taskId: 't', taskName: 'w', allocId: 'a', timestamp, message: 'x'.repeat(1000) }
        if (timestamp === 1) await more.promise
      }
      allMade.resolve()
    },
  }
  const plugin = await serveInProcess(driver)
  const client = plugin.connect()
  const got: number[] = []
  const stream = client.stream(taskEvents)
  stream.on('data', ({ timestamp }) =>
    got.push(Number(timestamp.seconds) * 1000 + timestamp.nanos / 1e6),
  )
  await once(stream, 'data')
  stream.pause()
  more.resolve()
  await allMade.promise
  // Other calls on the same connection go on.
  await expect(client.call(inspectTask, { taskId: 'x' })).rejects.toThrow()
  stream.resume()
  while (got.at(-1) !== total) await once(stream, 'data')
  stream.on('error', () => {}).cancel()
  expect(got.slice(-1000)).toEqual(Array.from({ length: 1000 }, (_, i) => total - 999 + i))
  const lost = plugin.logs
    .map((line) => JSON.parse(line))
    .filter((entry) => entry['@message'].startsWith('task events were dropped'))
    .reduce((sum, { count }) => sum + count, 0)
  expect(lost).toBeGreaterThan(0)
  expect(lost + got.length).toBe(total)
})
