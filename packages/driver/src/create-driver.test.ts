import { describe, expect, it } from 'vitest'
import { setUpDriver } from './create-driver.test-support.ts'

describe('a task', () => {
  it('ends with its exit code, also for those who ask later', async () => {
    const { engine, driver, task } = await setUpDriver()
    const { containerId } = await driver.startTask(task)
    engine.exit(containerId, 3)
    expect(await driver.waitTask(task.id)).toMatchObject({ exitCode: 3, successful: false })
    expect(await driver.waitTask(task.id)).toMatchObject({ exitCode: 3 })
  })

  it('is not destroyed while it runs, unless by force', async () => {
    const { engine, driver, task } = await setUpDriver()
    await driver.startTask(task)
    await expect(driver.destroyTask(task.id)).rejects.toMatchObject({ code: 'TASK_RUNNING' })
    await driver.destroyTask(task.id, { force: true })
    expect(await engine.listContainers()).toEqual([])
  })

  it('is gone once it is destroyed', async () => {
    const { engine, driver, task } = await setUpDriver()
    const { containerId } = await driver.startTask(task)
    engine.exit(containerId, 0)
    await driver.waitTask(task.id)
    await driver.destroyTask(task.id)
    await expect(driver.waitTask(task.id)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
    await driver.startTask(task)
  })

  it('tells of its life in events', async () => {
    const { driver, task, events } = await setUpDriver()
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
