import * as files from 'node:fs/promises'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dockerConfigSchema } from '@longshore/config'
import { connectEngine } from '@longshore/engine'
import { createImages } from '@longshore/images'
import {
  requireEngine,
  services,
  temporaryDirectory,
  useTestContainers,
} from '@longshore/test-support'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import {
  createDriver,
  type Driver,
  type DriverEffects,
  type DriverSettings,
  type TaskConfig,
  type TaskEvent,
} from '../src/index.ts'
import { settings, testTask } from './task.ts'

type Options = DriverSettings['options']

/** A task as a test writes it: its options as in a job file. */
export type TestTask = Omit<Partial<TaskConfig>, 'config'> & { config?: Record<string, unknown> }

/** Call in a `describe`: drivers on the real engine, whose containers go with each test. */
export function useEngineDriver() {
  const engine = connectEngine({ environment: process.env })
  beforeAll(requireEngine)
  afterAll(() => engine.close())
  const { labels, list } = useTestContainers()

  /** A driver with these options of the operator, which ends with the test. */
  function newDriver(options: Partial<Options> = {}, effects: Partial<DriverEffects> = {}) {
    const events: TaskEvent[] = []
    const driver = createDriver({
      engine,
      images: createImages({ engine }),
      settings: {
        ...settings,
        options: { ...settings.options, infra_image: services.pauseImage, ...options },
        ownerLabels: labels,
      },
      host: files,
      now: Date.now,
      onEvent: (event) => events.push(event),
      ...effects,
    })
    onTestFinished(() => driver.close())
    return Object.assign(driver, { events })
  }

  /** An allocation of its own with its folders, which goes with the test. */
  async function newTask(task: TestTask = {}): Promise<TaskConfig> {
    return newTaskIn(await temporaryDirectory(), task)
  }
  return { engine, labels, list, newDriver, newTask }
}

/** A task whose allocation is in this folder. */
export async function newTaskIn(
  allocation: string,
  { config, ...task }: TestTask,
): Promise<TaskConfig> {
  for (const path of ['alloc/logs', 'web/local', 'web/secrets'])
    await mkdir(join(allocation, path), { recursive: true })
  const allocId = crypto.randomUUID()
  return testTask({
    id: `${allocId}/web`,
    allocId,
    config: dockerConfigSchema.parse({ image: services.busyboxImage, ...config }),
    directories: { allocation, task: join(allocation, 'web') },
    ...task,
  })
}

/** What a script prints in a container, whatever its exit code. */
export async function run(driver: Driver, task: TaskConfig): Promise<string> {
  await driver.startTask(task)
  await driver.waitTask(task.id)
  await driver.destroyTask(task.id)
  const { allocation } = task.directories
  const text = await readFile(join(allocation, 'alloc/logs/web.stdout.0'), 'utf8').catch(() => '')
  return text.replaceAll('\r', '')
}

/** The options of a task that runs a script. */
export function script(...lines: string[]): { command: string; args: string[] } {
  return { command: 'sh', args: ['-c', lines.join('\n')] }
}
