import { LongshoreError } from '@longshore/errors'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { setUpDriver } from './create-driver.test-support.ts'

const away = new LongshoreError('ENGINE_UNREACHABLE', 'away', { recoverable: true })
/** The call and all tries again of it. */
const allTries = 10

/** A task that runs, on an engine that does nothing the next `failures` times when it is asked to. */
async function setUpAway(method: 'stopContainer' | 'killContainer' | 'removeContainer') {
  const { engine, driver, task, events } = await setUpDriver()
  const { containerId } = await driver.startTask(task)
  const fail = (failures: number) => {
    for (let failure = 0; failure < failures; failure++) engine.failNext(method, away)
  }
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  /** Lets time pass until the act has ended. Resolves with its error, if it has one. */
  const outcome = async (act: Promise<void>): Promise<unknown> => {
    let isOver = false
    const ended = act
      .catch((error) => error)
      .finally(() => {
        isOver = true
      })
    while (!isOver) await vi.advanceTimersByTimeAsync(1000)
    return ended
  }
  const types = () => events.map(({ type }) => type)
  return { engine, driver, task, containerId, fail, outcome, types }
}

describe('an engine that is away', () => {
  it.each([
    { method: 'stopContainer', options: { timeoutMs: 1000 } },
    { method: 'killContainer', options: { timeoutMs: 0 } },
    { method: 'killContainer', options: { timeoutMs: 0, signalName: 'SIGINT' } },
  ] as const)(
    'is asked to stop a task until it is back: $method with $options',
    async ({ method, options }) => {
      const { driver, task, fail, outcome, types } = await setUpAway(method)
      fail(allTries - 1)
      expect(await outcome(driver.stopTask(task.id, options))).toBeUndefined()
      expect(types()).toEqual(['Started', 'Killing', 'Terminated'])
    },
  )

  it.each([
    { method: 'stopContainer', options: { timeoutMs: 1000 } },
    { method: 'killContainer', options: { timeoutMs: 0 } },
    { method: 'killContainer', options: { timeoutMs: 5000, signalName: 'SIGINT' } },
  ] as const)(
    'for too long fails a stop, and the task goes on: $method with $options',
    async ({ method, options }) => {
      const { driver, task, fail, outcome, types } = await setUpAway(method)
      fail(allTries)
      const error = await outcome(driver.stopTask(task.id, options))
      expect(error).toMatchObject({ code: 'ENGINE_UNREACHABLE', recoverable: true })
      expect(types()).toEqual(['Started', 'Killing'])
      expect(await driver.inspectTask(task.id)).toMatchObject({ state: 'running' })

      expect(await outcome(driver.stopTask(task.id, { timeoutMs: 0 }))).toBeUndefined()
      expect(await driver.inspectTask(task.id)).toMatchObject({ state: 'exited' })
    },
  )

  it('is asked to remove a container until it is back', async () => {
    const { engine, driver, task, fail, outcome, types } = await setUpAway('removeContainer')
    fail(allTries - 1)
    expect(await outcome(driver.destroyTask(task.id, { force: true }))).toBeUndefined()
    expect(await engine.listContainers()).toEqual([])
    expect(types()).toContain('Destroyed')
  })

  it('finds a container gone that it had begun to remove', async () => {
    const { engine, driver, task, outcome, types } = await setUpAway('removeContainer')
    const remove = engine.removeContainer
    vi.spyOn(engine, 'removeContainer').mockImplementationOnce(async (...args) => {
      await remove(...args)
      throw away
    })
    expect(await outcome(driver.destroyTask(task.id, { force: true }))).toBeUndefined()
    expect(types()).toContain('Destroyed')
  })

  it('for too long fails a removal: the task is known, its container tracked, until it is done', async () => {
    const { engine, driver, task, containerId, fail, outcome, types } =
      await setUpAway('removeContainer')
    fail(allTries)
    const error = await outcome(driver.destroyTask(task.id, { force: true }))
    expect(error).toMatchObject({ code: 'ENGINE_UNREACHABLE', recoverable: true })
    expect((await engine.listContainers()).map(({ id }) => id)).toEqual([containerId])
    expect(types()).not.toContain('Destroyed')
    expect({ has: driver.hasTask(task.id), tracked: driver.isTracked(containerId) }).toEqual({
      has: true,
      tracked: true,
    })

    expect(await outcome(driver.destroyTask(task.id))).toBeUndefined()
    expect(await engine.listContainers()).toEqual([])
    expect(driver.hasTask(task.id)).toBe(false)
  })
})
