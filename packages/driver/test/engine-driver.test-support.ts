import * as files from 'node:fs/promises'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectEngine } from '@longshore/engine'
import { createImages } from '@longshore/images'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import {
  createDriver,
  type Driver,
  type DriverEffects,
  type DriverSettings,
  type TaskConfig,
} from '../src/index.ts'
import { parseConfig } from './parse-config.ts'
import { settings, testTask } from './task.ts'

type Options = DriverSettings['options']

/** A task as a test writes it: its options as in a job file. */
export type TestTask = Omit<Partial<TaskConfig>, 'config'> & {
  config?: Record<string, unknown> & PortOptions
}

type PortOptions = Partial<Pick<TaskConfig['config'], 'ports' | 'port_map' | 'port_protocols'>>

/** Of `@longshore/test-support`, which only test files import, and the environment that they read. */
export interface TestSupport {
  environment: Record<string, string | undefined>
  services: { busyboxImage: string; pauseImage: string }
  requireEngine(): Promise<unknown>
  temporaryDirectory(): Promise<string>
  useTestContainers(): { labels: Record<string, string>; list(): Promise<string[]> }
}

/** Call in a `describe`: drivers on the real engine, whose containers go with each test. */
export function useEngineDriver(support: TestSupport) {
  const { environment, services, temporaryDirectory } = support
  const engine = connectEngine({ environment })
  beforeAll(() => support.requireEngine())
  afterAll(() => engine.close())
  const { labels, list } = support.useTestContainers()

  /** A driver with these options of the operator, which ends with the test. */
  function newDriver(options: Partial<Options> = {}, effects: Partial<DriverEffects> = {}) {
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
      ...effects,
    })
    onTestFinished(() => driver.close())
    return driver
  }

  /** A task in an allocation of its own with its folders, which go with the test. */
  async function newTask({ config = {}, ...task }: TestTask = {}): Promise<TaskConfig> {
    const allocation = await temporaryDirectory()
    for (const path of ['alloc/logs', 'web/local', 'web/secrets'])
      await mkdir(join(allocation, path), { recursive: true })
    const allocId = crypto.randomUUID()
    // A job file has these only with ports, which a task here is given.
    const { ports = [], port_map = {}, port_protocols = {}, ...written } = config
    const ofPorts = { ports, port_map, port_protocols }
    return testTask({
      id: `${allocId}/web`,
      allocId,
      config: { ...parseConfig({ image: services.busyboxImage, ...written }), ...ofPorts },
      directories: { allocation, task: join(allocation, 'web') },
      ...task,
    })
  }
  return { engine, labels, list, newDriver, newTask }
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
