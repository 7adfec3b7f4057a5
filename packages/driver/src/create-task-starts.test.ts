import { LongshoreError } from '@longshore/errors'
import { describe, expect, it, vi } from 'vitest'
import { settings } from '../test/task.ts'
import { setUpDriver } from './create-driver.test-support.ts'

const refused = new LongshoreError('ENGINE_BAD_REQUEST', 'no')

describe('startTask', () => {
  it('attaches before it starts', async () => {
    const { engine, driver, task } = await setUpDriver()
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
    const { engine, driver, task } = await setUpDriver()
    const { containerId } = await driver.startTask(task)
    const { imageId } = await engine.inspectContainer(containerId)
    expect(imageId).toBe((await engine.inspectImage('busybox:1')).id)
  })

  it('pulls again when someone removes the image before the container is made', async () => {
    const { engine, driver, task } = await setUpDriver()
    engine.scriptPull('busybox:1', () => [])
    engine.failNext('createContainer', new LongshoreError('ENGINE_NOT_FOUND', 'No such image'))
    engine.removeImage('busybox:1')
    await driver.startTask(task)
    expect(await engine.listContainers()).toHaveLength(1)
  })

  it('removes what a start that broke off left under its name, and starts', async () => {
    const { engine, driver, task } = await setUpDriver()
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
    const { engine, driver, task, events } = await setUpDriver()
    const create = engine.createContainer
    vi.spyOn(engine, 'createContainer').mockImplementation(async (request) => ({
      ...(await create(request)),
      warnings: ['Weight discarded.'],
    }))
    await driver.startTask(task)
    expect(events[0]).toMatchObject({ type: 'Driver', message: expect.stringContaining('Weight') })
  })

  it("leaves another's container alone that has the name", async () => {
    const { engine, driver, task } = await setUpDriver()
    const other = await engine.createContainer({ name: 'web-alloc-1', Image: 'busybox:1' })
    await expect(driver.startTask(task)).rejects.toMatchObject({ code: 'CONTAINER_NAME_TAKEN' })
    expect((await engine.listContainers()).map(({ id }) => id)).toEqual([other.id])
  })

  it('lets the process end when it is closed while a task runs', async () => {
    const { engine, driver, task } = await setUpDriver()
    const output = vi.spyOn(engine, 'attachContainer')
    await driver.startTask(task)
    void driver.close()
    const stream = await output.mock.results[0]?.value
    expect(stream.destroyed).toBe(true)
  })

  it.each(['attachContainer', 'startContainer', 'inspectContainer'] as const)(
    'leaves no container when %s fails, and says why',
    async (method) => {
      const { engine, driver, task } = await setUpDriver()
      engine.failNext(method, refused)
      await expect(driver.startTask(task)).rejects.toBe(refused)
      expect(await engine.listContainers()).toEqual([])
      await expect(driver.waitTask(task.id)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
    },
  )

  it('counts the image as used from before the create to the end of the task', async () => {
    const users: string[] = []
    const imageUsers = {
      use: async (_: string, taskId: string) => void users.push(`use ${taskId}`),
      release: async (_: string, taskId: string) => void users.push(`release ${taskId}`),
    }
    const { engine, driver, task } = await setUpDriver({ imageUsers })
    engine.failNext('createContainer', refused)
    await expect(driver.startTask(task)).rejects.toBe(refused)
    expect(users.splice(0)).toEqual([`use ${task.id}`, `release ${task.id}`])
    await driver.startTask(task)
    expect(users.splice(0)).toEqual([`use ${task.id}`])
    await driver.destroyTask(task.id, { force: true })
    expect(users).toEqual([`release ${task.id}`])
  })

  it('leaves no container when it is told to stop while creating one', async () => {
    const { engine, driver, task } = await setUpDriver()
    const stop = new AbortController()
    const starting = driver.startTask(task, { signal: stop.signal })
    stop.abort(new Error('stopped'))
    await expect(starting).rejects.toThrow('stopped')
    expect(await engine.listContainers()).toEqual([])
  })

  it('asks the engine for nothing when the task breaks a rule', async () => {
    const { engine, driver, task } = await setUpDriver()
    const bad = { ...task, config: { ...task.config, cap_add: ['sys_admin'] } }
    await expect(driver.startTask(bad)).rejects.toMatchObject({ code: 'CAPABILITY_NOT_ALLOWED' })
    expect(engine.calls.map(({ method }) => method)).not.toContain('createContainer')
  })

  it('refuses a task that was started before', async () => {
    const { driver, task } = await setUpDriver()
    await driver.startTask(task)
    await expect(driver.startTask(task)).rejects.toMatchObject({ code: 'TASK_EXISTS' })
  })
})
