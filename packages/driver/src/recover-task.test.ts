import { createImages } from '@longshore/images'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { host, settings } from '../test/task.ts'
import { setUpDriver } from './create-driver.test-support.ts'
import { createDriver } from './create-driver.ts'
import type { TaskEvent } from './task-event.ts'
import type { TaskHandle } from './task-handle.ts'
import { toTaskOutline } from './task-outline.ts'

describe('a task of an earlier process', () => {
  /** A task that runs, and a second driver on its engine. */
  async function setUpSecond() {
    const first = await setUpDriver()
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

  it('is found by its outline where nobody knows it any more', async () => {
    const { engine, second, handle, task } = await setUpSecond()
    // As it comes back from a store.
    const outline = JSON.parse(JSON.stringify(toTaskOutline(task)))
    const found = await second.findStartedTask(outline)
    const { addresses, address, ...same } = handle
    expect(found).toMatchObject(same)
    await engine.removeContainer(handle.containerId, { force: true })
    expect(await second.findStartedTask(outline)).toBeUndefined()
  })

  it('is not found where its container was never started', async () => {
    const { engine, driver, task } = await setUpDriver()
    await engine.createContainer({
      ...{ name: 'web-alloc-1', Image: 'busybox:1', Labels: settings.ownerLabels },
    })
    expect(await driver.findTask(task)).toBeUndefined()
    expect(await driver.findStartedTask(toTaskOutline(task))).toBeUndefined()
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
