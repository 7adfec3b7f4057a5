import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createFakeEngine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { createImages } from '@longshore/images'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { host, settings, testTask } from '../test/task.ts'
import { createDriver, type DriverEffects } from './create-driver.ts'
import type { TaskEvent } from './task-event.ts'
import type { TaskHandle } from './task-handle.ts'

async function setUp(effects: Partial<DriverEffects> = {}) {
  const engine = createFakeEngine()
  engine.addImage('busybox:1')
  const allocation = await temporaryDirectory()
  await mkdir(join(allocation, 'alloc', 'logs'), { recursive: true })
  const task = testTask({ directories: { allocation, task: join(allocation, 'web') } })
  const events: TaskEvent[] = []
  const driver = createDriver({
    engine,
    images: createImages({ engine }),
    settings,
    host,
    now: () => 7,
    onEvent: (event) => events.push(event),
    ...effects,
  })
  onTestFinished(() => driver.close())
  return { engine, driver, task, events }
}

const refused = new LongshoreError('ENGINE_BAD_REQUEST', 'no')
const failed = new LongshoreError('ENGINE_FAILED', 'no', { recoverable: true })

describe('startTask', () => {
  it('attaches before it starts', async () => {
    const { engine, driver, task } = await setUp()
    await driver.startTask(task)
    const methods = engine.calls.map(({ method }) => method)
    const own = methods.filter((method) => /Container$/.test(method))
    expect(own).toEqual([
      'createContainer',
      'attachContainer',
      'startContainer',
      'inspectContainer',
    ])
  })

  it('runs the image that it found, by its id, whatever the name means by then', async () => {
    const { engine, driver, task } = await setUp()
    const { containerId } = await driver.startTask(task)
    const { imageId } = await engine.inspectContainer(containerId)
    expect(imageId).toBe((await engine.inspectImage('busybox:1')).id)
  })

  it('pulls again when someone removes the image before the container is made', async () => {
    const { engine, driver, task } = await setUp()
    engine.scriptPull('busybox:1', () => [])
    engine.failNext('createContainer', new LongshoreError('ENGINE_NOT_FOUND', 'No such image'))
    engine.removeImage('busybox:1')
    await driver.startTask(task)
    expect(await engine.listContainers()).toHaveLength(1)
  })

  it('removes what a start that broke off left under its name, and starts', async () => {
    const { engine, driver, task } = await setUp()
    const left = await engine.createContainer({
      name: 'web-alloc-1',
      Image: 'busybox:1',
      Labels: settings.ownerLabels,
    })
    const { containerId } = await driver.startTask(task)
    expect((await engine.listContainers()).map(({ id }) => id)).toEqual([containerId])
    expect(containerId).not.toBe(left.id)
  })

  it('tells of what the engine leaves out', async () => {
    const { engine, driver, task, events } = await setUp()
    const create = engine.createContainer
    vi.spyOn(engine, 'createContainer').mockImplementation(async (request) => ({
      ...(await create(request)),
      warnings: ['Weight discarded.'],
    }))
    await driver.startTask(task)
    expect(events[0]).toMatchObject({ type: 'Driver', message: expect.stringContaining('Weight') })
  })

  it("leaves another's container alone that has the name", async () => {
    const { engine, driver, task } = await setUp()
    const other = await engine.createContainer({ name: 'web-alloc-1', Image: 'busybox:1' })
    await expect(driver.startTask(task)).rejects.toMatchObject({ code: 'CONTAINER_NAME_TAKEN' })
    expect((await engine.listContainers()).map(({ id }) => id)).toEqual([other.id])
  })

  it('lets the process end when it is closed while a task runs', async () => {
    const { engine, driver, task } = await setUp()
    const output = vi.spyOn(engine, 'attachContainer')
    await driver.startTask(task)
    void driver.close()
    const stream = await output.mock.results[0]?.value
    expect(stream.destroyed).toBe(true)
  })

  it.each(['attachContainer', 'startContainer', 'inspectContainer'] as const)(
    'leaves no container when %s fails, and says why',
    async (method) => {
      const { engine, driver, task } = await setUp()
      engine.failNext(method, refused)
      await expect(driver.startTask(task)).rejects.toBe(refused)
      expect(await engine.listContainers()).toEqual([])
      await expect(driver.waitTask(task.id)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
    },
  )

  it.each(['createContainer', 'startContainer', 'inspectContainer'] as const)(
    'tries %s again after errors that may pass',
    async (method) => {
      const { engine, driver, task } = await setUp()
      for (let failure = 0; failure < 3; failure++) engine.failNext(method, failed)
      const { containerId } = await driver.startTask(task)
      expect((await engine.listContainers()).map(({ id }) => id)).toEqual([containerId])
    },
  )

  it.each(['createContainer', 'startContainer'] as const)(
    'gives %s up after five tries more, with an error that the restart policy may try again',
    async (method) => {
      const { engine, driver, task } = await setUp()
      for (let failure = 0; failure < 6; failure++) engine.failNext(method, failed)
      await expect(driver.startTask(task)).rejects.toMatchObject({ recoverable: true })
      expect(await engine.listContainers()).toEqual([])
    },
  )

  it('finds a container running that the engine started although it answered an error', async () => {
    const { engine, driver, task } = await setUp()
    const start = engine.startContainer
    vi.spyOn(engine, 'startContainer').mockImplementationOnce(async (id) => {
      await start(id)
      throw failed
    })
    const { containerId } = await driver.startTask(task)
    engine.exit(containerId, 4)
    expect(await driver.waitTask(task.id)).toMatchObject({ exitCode: 4 })
    expect(engine.calls.filter(({ method }) => method === 'startContainer')).toHaveLength(1)
  })

  it('takes up a container of its own that runs under its name: its start was lost', async () => {
    const { engine, driver, task } = await setUp()
    const name = 'web-alloc-1'
    const lost = await engine.createContainer({
      ...{ name, Image: 'busybox:1', Labels: settings.ownerLabels },
    })
    await engine.startContainer(lost.id)
    const { containerId } = await driver.startTask(task)
    expect(containerId).toBe(lost.id)
    engine.exit(lost.id, 2)
    expect(await driver.waitTask(task.id)).toMatchObject({ exitCode: 2 })
  })

  it('counts the image as used from before the create to the end of the task', async () => {
    const users: string[] = []
    const imageUsers = {
      use: async (_: string, taskId: string) => void users.push(`use ${taskId}`),
      release: async (_: string, taskId: string) => void users.push(`release ${taskId}`),
    }
    const { engine, driver, task } = await setUp({ imageUsers })
    engine.failNext('createContainer', refused)
    await expect(driver.startTask(task)).rejects.toBe(refused)
    expect(users.splice(0)).toEqual([`use ${task.id}`, `release ${task.id}`])
    await driver.startTask(task)
    expect(users.splice(0)).toEqual([`use ${task.id}`])
    await driver.destroyTask(task.id, { force: true })
    expect(users).toEqual([`release ${task.id}`])
  })

  it('leaves no container when it is told to stop while creating one', async () => {
    const { engine, driver, task } = await setUp()
    const stop = new AbortController()
    const starting = driver.startTask(task, { signal: stop.signal })
    stop.abort(new Error('stopped'))
    await expect(starting).rejects.toThrow('stopped')
    expect(await engine.listContainers()).toEqual([])
  })

  it('asks the engine for nothing when the task breaks a rule', async () => {
    const { engine, driver, task } = await setUp()
    const bad = { ...task, config: { ...task.config, cap_add: ['sys_admin'] } }
    await expect(driver.startTask(bad)).rejects.toMatchObject({ code: 'CAPABILITY_NOT_ALLOWED' })
    expect(engine.calls.map(({ method }) => method)).not.toContain('createContainer')
  })

  it('refuses a task that was started before', async () => {
    const { driver, task } = await setUp()
    await driver.startTask(task)
    await expect(driver.startTask(task)).rejects.toMatchObject({ code: 'TASK_EXISTS' })
  })
})

describe('a task', () => {
  it('ends with its exit code, also for those who ask later', async () => {
    const { engine, driver, task } = await setUp()
    const { containerId } = await driver.startTask(task)
    engine.exit(containerId, 3)
    expect(await driver.waitTask(task.id)).toMatchObject({ exitCode: 3, successful: false })
    expect(await driver.waitTask(task.id)).toMatchObject({ exitCode: 3 })
  })

  it('is not destroyed while it runs, unless by force', async () => {
    const { engine, driver, task } = await setUp()
    await driver.startTask(task)
    await expect(driver.destroyTask(task.id)).rejects.toMatchObject({ code: 'TASK_RUNNING' })
    await driver.destroyTask(task.id, { force: true })
    expect(await engine.listContainers()).toEqual([])
  })

  it('is gone once it is destroyed', async () => {
    const { engine, driver, task } = await setUp()
    const { containerId } = await driver.startTask(task)
    engine.exit(containerId, 0)
    await driver.waitTask(task.id)
    await driver.destroyTask(task.id)
    await expect(driver.waitTask(task.id)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
    await driver.startTask(task)
  })

  it('tells of its life in events', async () => {
    const { driver, task, events } = await setUp()
    await driver.startTask(task)
    await driver.stopTask(task.id, { timeoutMs: 2000 })
    await driver.destroyTask(task.id)
    expect(events.map(({ type }) => type)).toEqual([
      'Started',
      'Killing',
      'Terminated',
      'Destroyed',
    ])
    expect(events[0]).toMatchObject({ taskId: 'alloc-1/web', time: 7 })
  })
})

describe('a task of an earlier process', () => {
  /** A task that runs, and a second driver on its engine. */
  async function setUpSecond() {
    const first = await setUp()
    const handle = await first.driver.startTask(first.task)
    await first.driver.close()
    const events: TaskEvent[] = []
    const second = createDriver({
      ...{ engine: first.engine, images: createImages({ engine: first.engine }), settings, host },
      now: () => 8,
      onEvent: (event) => events.push(event),
    })
    onTestFinished(() => second.close())
    // As the handle comes back from a store.
    return { ...first, second, handle: JSON.parse(JSON.stringify(handle)) as TaskHandle, events }
  }

  it('goes on untouched, and its end is told', async () => {
    const { engine, second, handle, task } = await setUpSecond()
    await second.recoverTask(handle)
    expect((await engine.inspectContainer(handle.containerId)).state.running).toBe(true)
    engine.exit(handle.containerId, 5)
    expect(await second.waitTask(task.id)).toMatchObject({ exitCode: 5 })
    await second.destroyTask(task.id)
    expect(await engine.listContainers()).toEqual([])
  })

  it('that ended meanwhile has its true exit', async () => {
    const { engine, second, handle, task } = await setUpSecond()
    engine.exit(handle.containerId, 137, { oomKilled: true })
    await second.recoverTask(handle)
    expect(await second.waitTask(task.id)).toMatchObject({ exitCode: 137, oomKilled: true })
    expect(await second.inspectTask(task.id)).toMatchObject({ state: 'exited' })
  })

  it('whose container is gone has ended without an exit code', async () => {
    const { engine, second, handle, task } = await setUpSecond()
    await engine.removeContainer(handle.containerId, { force: true })
    await second.recoverTask(handle)
    const exit = await second.waitTask(task.id)
    expect(exit).toMatchObject({ exitCode: undefined, successful: false })
  })

  it('is unknown while the engine is away, and runs when that is back', async () => {
    const { engine, second, handle, task, events } = await setUpSecond()
    engine.disconnect()
    await second.recoverTask(handle)
    expect(await second.inspectTask(task.id)).toMatchObject({ state: 'unknown' })
    engine.reconnect()
    await vi.waitFor(() => expect(events.map(({ type }) => type)).toContain('Recovered'))
    expect(await second.inspectTask(task.id)).toMatchObject({ state: 'running' })
    engine.disconnect()
    expect(await second.inspectTask(task.id)).toMatchObject({ state: 'unknown' })
  })

  it('is found by its name where nobody kept its handle', async () => {
    const { engine, second, handle, task } = await setUpSecond()
    expect(await second.findTask(task)).toEqual(handle)
    await engine.removeContainer(handle.containerId, { force: true })
    expect(await second.findTask(task)).toBeUndefined()
  })

  it('is not found where its container was never started', async () => {
    const { engine, driver, task } = await setUp()
    await engine.createContainer({
      ...{ name: 'web-alloc-1', Image: 'busybox:1', Labels: settings.ownerLabels },
    })
    expect(await driver.findTask(task)).toBeUndefined()
  })

  it('that another driver started is taken up by its container', async () => {
    const { engine, second, handle, task } = await setUpSecond()
    await second.adoptTask(task, handle.containerId)
    expect(second.isTracked(handle.containerId)).toBe(true)
    engine.exit(handle.containerId, 6)
    expect(await second.waitTask(task.id)).toMatchObject({ exitCode: 6 })
  })

  it('is refused when it is known', async () => {
    const { second, handle } = await setUpSecond()
    await second.recoverTask(handle)
    await expect(second.recoverTask(handle)).rejects.toMatchObject({ code: 'TASK_EXISTS' })
  })

  it('keeps its container at the end with gc { container = false }', async () => {
    const { engine, handle, task } = await setUpSecond()
    const options = { ...settings.options, gc: { ...settings.options.gc, container: false } }
    const keeping = createDriver({
      ...{ engine, images: createImages({ engine }), settings: { ...settings, options } },
      ...{ host, now: () => 9 },
    })
    await keeping.recoverTask(handle)
    await keeping.destroyTask(task.id, { force: true })
    expect(await engine.listContainers()).toMatchObject([{ status: 'exited' }])
  })
})
