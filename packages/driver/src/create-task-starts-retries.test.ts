import { LongshoreError } from '@longshore/errors'
import { describe, expect, it, vi } from 'vitest'
import { settings } from '../test/task.ts'
import { setUpDriver } from './create-driver.test-support.ts'

const failed = new LongshoreError('ENGINE_FAILED', 'no', { recoverable: true })

describe('startTask, where the engine fails for a while', () => {
  it.each(['createContainer', 'startContainer', 'inspectContainer'] as const)(
    'tries %s again after errors that may pass',
    async (method) => {
      const { engine, driver, task } = await setUpDriver()
      for (let failure = 0; failure < 3; failure++) engine.failNext(method, failed)
      const { containerId } = await driver.startTask(task)
      expect((await engine.listContainers()).map(({ id }) => id)).toEqual([containerId])
    },
  )

  it.each(['createContainer', 'startContainer'] as const)(
    'gives %s up after five tries more, with an error that the restart policy may try again',
    async (method) => {
      const { engine, driver, task } = await setUpDriver()
      for (let failure = 0; failure < 6; failure++) engine.failNext(method, failed)
      await expect(driver.startTask(task)).rejects.toMatchObject({ recoverable: true })
      expect(await engine.listContainers()).toEqual([])
    },
  )

  it('finds a container running that the engine started although it answered an error', async () => {
    const { engine, driver, task } = await setUpDriver()
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
    const { engine, driver, task } = await setUpDriver()
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
})
