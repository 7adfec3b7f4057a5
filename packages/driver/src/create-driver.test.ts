import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createFakeEngine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { createImages } from '@longshore/images'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it, vi } from 'vitest'
import { host, settings, testTask } from '../test/task.ts'
import { createDriver } from './create-driver.ts'
import type { TaskEvent } from './task-event.ts'

async function setUp() {
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
  })
  return { engine, driver, task, events }
}

const refused = new LongshoreError('ENGINE_FAILED', 'no', { recoverable: true })

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
    driver.close()
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
