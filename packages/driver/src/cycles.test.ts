import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createFakeEngine, type FakeEngineCall } from '@longshore/engine'
import { createImages } from '@longshore/images'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it, onTestFinished } from 'vitest'
import { host, settings, testTask } from '../test/task.ts'
import { createDriver } from './create-driver.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

it('holds no more memory, timers or files after ten thousand tasks than before', async () => {
  const engine = createFakeEngine()
  engine.addImage('busybox:1')
  const allocation = await temporaryDirectory()
  await mkdir(join(allocation, 'alloc', 'logs'), { recursive: true })
  const images = createImages({ engine })
  const driver = createDriver({ engine, images, settings, host, now: Date.now })
  onTestFinished(() => driver.close())

  async function cycle(number: number): Promise<void> {
    // Every tenth has its output collected, which is files and so most of the time.
    const logs = { max_files: 1, max_file_size: 1, disabled: number % 10 > 0 }
    const directories = { allocation, task: join(allocation, 'web') }
    const task = testTask({ id: `${number}/web`, allocId: `${number}`, directories, logs })
    const { containerId } = await driver.startTask(task)
    if (number % 2 === 0) engine.exit(containerId, 0)
    else await driver.stopTask(task.id, { timeoutMs: 1000 })
    await driver.waitTask(task.id)
    await driver.destroyTask(task.id)
  }
  const held = async (from: number, to: number) => {
    for (let number = from; number < to; number++) {
      await cycle(number)
      // What the fake writes down is no part of it.
      ;(engine.calls as FakeEngineCall[]).length = 0
    }
    // What is freed frees more, at the next turn.
    for (let round = 0; round < 3; round++) {
      collectGarbage()
      await setImmediate()
    }
    const resources = process.getActiveResourcesInfo()
    return { heap: process.memoryUsage().heapUsed, resources: resources.length }
  }

  const before = await held(0, 1000)
  const after = await held(1000, 10_000)
  expect(after.resources).toBeLessThanOrEqual(before.resources)
  // Bytes for each task.
  expect((after.heap - before.heap) / 9000).toBeLessThan(100)
})
