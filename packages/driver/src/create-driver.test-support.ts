import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFakeEngine } from '@longshore/engine'
import { createImages } from '@longshore/images'
import { onTestFinished } from 'vitest'
import { host, settings, testTask } from '../test/task.ts'
import { createDriver, type DriverEffects } from './create-driver.ts'
import type { TaskEvent } from './task-event.ts'

/** A driver on an engine in memory, and a task for it; all of the driver's events are written down. */
export async function setUpDriver(effects: Partial<DriverEffects> = {}) {
  const engine = createFakeEngine()
  engine.addImage('busybox:1')
  const allocation = await mkdtemp(join(tmpdir(), 'driver-test-'))
  onTestFinished(() => rm(allocation, { recursive: true, force: true }))
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
