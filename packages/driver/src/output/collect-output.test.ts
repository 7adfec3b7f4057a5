import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { createFakeEngine, type FakeEngine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { createImages } from '@longshore/images'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { host, settings, testTask } from '../../test/task.ts'
import { createDriver } from '../create-driver.ts'
import type { TaskEvent } from '../task-event.ts'

/** One agent after the other on one engine, and the log of their task. */
async function setUp() {
  const engine = createFakeEngine()
  engine.addImage('busybox:1')
  const allocation = await temporaryDirectory()
  const logs = join(allocation, 'alloc', 'logs')
  await mkdir(logs, { recursive: true })
  const task = testTask({ directories: { allocation, task: join(allocation, 'web') } })
  const events: TaskEvent[] = []
  const streams = recordStreams(engine)

  function agent() {
    const driver = createDriver({
      ...{ engine, images: createImages({ engine }), settings, host, now: Date.now },
      onEvent: (event) => events.push(event),
    })
    onTestFinished(() => driver.close())
    return driver
  }
  const stored = () => readFile(join(logs, 'web.stdout.0'), 'utf8')
  const lost = () =>
    events.filter(({ type }) => type === 'Output Lost').map(({ message }) => message)
  return { engine, agent, task, logs, streams, stored, lost, events }
}

/** The connections that containers' output comes over. */
function recordStreams(engine: FakeEngine): Readable[] {
  const streams: Readable[] = []
  const attach = engine.attachContainer
  vi.spyOn(engine, 'attachContainer').mockImplementation(async (...args) => {
    const stream = await attach(...args)
    streams.push(stream)
    return stream
  })
  return streams
}

const away = new LongshoreError('ENGINE_UNREACHABLE', 'away', { recoverable: true })

describe('output', () => {
  it.each([
    { how: 'ends', cut: (stream: Readable) => stream.push(null) },
    { how: 'breaks', cut: (stream: Readable) => stream.destroy(new Error('reset')) },
  ])('has each line once when its stream $how with the engine', async ({ cut }) => {
    const { engine, agent, task, streams, stored, lost } = await setUp()
    const driver = agent()
    const { containerId } = await driver.startTask(task)
    engine.write(containerId, 'stdout', 'one\n')
    await vi.waitFor(async () => expect(await stored()).toBe('one\n'))
    engine.disconnect()
    for (const stream of streams.splice(0)) cut(stream)
    engine.write(containerId, 'stdout', 'two\n')
    engine.reconnect()
    await vi.waitFor(async () => expect(await stored()).toBe('one\ntwo\n'))
    engine.write(containerId, 'stdout', 'three\n')
    engine.exit(containerId, 0)
    await driver.waitTask(task.id)
    await driver.destroyTask(task.id)
    expect(await stored()).toBe('one\ntwo\nthree\n')
    expect(lost()).toEqual([])
  })

  it('is caught up of a task that ended while the engine was away', async () => {
    const { engine, agent, task, streams, stored } = await setUp()
    const driver = agent()
    const { containerId } = await driver.startTask(task)
    engine.write(containerId, 'stdout', 'one\n')
    await vi.waitFor(async () => expect(await stored()).toBe('one\n'))
    engine.disconnect()
    for (const stream of streams) stream.destroy(new Error('reset'))
    engine.write(containerId, 'stdout', 'two\n')
    engine.exit(containerId, 3)
    engine.reconnect()
    expect(await driver.waitTask(task.id)).toMatchObject({ exitCode: 3 })
    await driver.destroyTask(task.id)
    expect(await stored()).toBe('one\ntwo\n')
  })

  it('of a task that is taken up while the engine is away is caught up when it is back', async () => {
    const { engine, agent, task, stored } = await setUp()
    const first = agent()
    const handle = await first.startTask(task)
    engine.write(handle.containerId, 'stdout', 'one\n')
    await vi.waitFor(async () => expect(await stored()).toBe('one\n'))
    await first.close()
    engine.write(handle.containerId, 'stdout', 'two\n')
    engine.disconnect()
    const second = agent()
    await second.recoverTask(handle)
    expect(await stored()).toBe('one\n')
    engine.reconnect()
    await vi.waitFor(async () => expect(await stored()).toBe('one\ntwo\n'))
    engine.exit(handle.containerId, 0)
    await second.waitTask(task.id)
    await second.destroyTask(task.id)
    expect(await stored()).toBe('one\ntwo\n')
  })

  it('is read again when it could not be caught up at once, and nothing is called lost', async () => {
    const { engine, agent, task, stored, lost } = await setUp()
    const first = agent()
    const handle = await first.startTask(task)
    await first.close()
    engine.write(handle.containerId, 'stdout', 'one\n')
    engine.failNext('attachContainer', away)
    const second = agent()
    await second.recoverTask(handle)
    await vi.waitFor(async () => expect(await stored()).toBe('one\n'))
    expect(lost()).toEqual([])
  })

  it('that nothing can be stored of keeps its task from starting, and leaves no container', async () => {
    const { engine, agent, task, logs } = await setUp()
    await rm(logs, { recursive: true })
    const starting = agent().startTask(task)
    await expect(starting).rejects.toMatchObject({ message: expect.stringContaining(logs) })
    expect(await engine.listContainers()).toEqual([])
  })

  it('that cannot be stored does not keep a task from going on; it is told, and stored later', async () => {
    const { engine, agent, task, logs, stored, lost, events } = await setUp()
    const first = agent()
    const handle = await first.startTask(task)
    await first.close()
    await rm(logs, { recursive: true })
    const second = agent()
    await second.recoverTask(handle)
    const told = expect.stringMatching(/^Its output cannot be stored for now: .*logs/)
    await vi.waitFor(() => expect(events.map(({ message }) => message)).toContainEqual(told))
    engine.write(handle.containerId, 'stdout', 'one\n')
    await mkdir(logs)
    await vi.waitFor(async () => expect(await stored()).toBe('one\n'))
    expect(lost()).toEqual([])
  })
})
