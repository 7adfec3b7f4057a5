import * as files from 'node:fs/promises'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultDriverOptions } from '@longshore/config'
import { createDriver, type DriverSettings } from '@longshore/driver'
import { createFakeEngine, type Engine, type FakeEngine } from '@longshore/engine'
import { createDriverFingerprinter } from '@longshore/fingerprint'
import { createImages } from '@longshore/images'
import { onTestFinished } from 'vitest'
import { newFolder } from '../test/new-folder.test-support.ts'
import type { AgentInfo } from '../types/agent-info.ts'
import type { TaskConfig } from '../types/task-config.ts'
import { nomadTask } from '../values/nomad-task.test-support.ts'
import type { ProcessTable } from './built-in-logger.ts'
import { createDockerDriver } from './create-docker-driver.ts'
import type { OpenDockerRuntime } from './docker-runtime.ts'

const agent: AgentInfo = { portRange: undefined, topology: undefined }

/** An engine with the images of these tests. */
export function testEngine(): FakeEngine {
  const engine = createFakeEngine()
  engine.addImage('busybox:1')
  return engine
}

export interface TestDockerOptions {
  engine?: Engine
  config?: unknown
  processes?: ProcessTable
  /** In place of the runtime on `engine`. */
  open?: OpenDockerRuntime
  /** Told what is logged. */
  onWarning?: (message: string, fields?: Record<string, unknown>) => void
}

/** The docker driver as a plugin of its own, on an engine that may have others. */
export function testDocker({
  engine = testEngine(),
  config = {},
  processes = noProcesses,
  open = openOn(engine),
  onWarning = () => {},
}: TestDockerOptions = {}) {
  const docker = createDockerDriver({
    ...{ version: '0.1.0', open, processes, files },
    log: { warn: onWarning },
  })
  docker.setConfig(config, agent, new AbortController().signal)
  onTestFinished(() => docker.shutdown?.())
  return docker
}

function openOn(engine: Engine): OpenDockerRuntime {
  return async ({ options, onEvent }) => {
    const host = { platform: 'linux', isRoot: true } as const
    const driver = createDriver({
      ...{ engine, images: createImages({ engine }), host: files, now: Date.now, onEvent },
      settings: { ...settings, options },
    })
    const { watch } = createDriverFingerprinter({ engine, options, host })
    return { driver, watchFingerprint: watch, close: driver.close }
  }
}

/** A task of an allocation whose folders are there. */
export async function taskWithFolders(change: Partial<TaskConfig> = {}): Promise<TaskConfig> {
  const allocDir = await newFolder()
  await mkdir(join(allocDir, 'alloc', 'logs'), { recursive: true })
  for (const folder of ['local', 'secrets', 'tmp'])
    await mkdir(join(allocDir, change.name ?? 'web', folder), { recursive: true })
  const logs = join(allocDir, 'alloc', 'logs')
  return nomadTask({
    ...{ allocDir, stdoutPath: join(logs, '.web.stdout.fifo') },
    stderrPath: join(logs, '.web.stderr.fifo'),
    config: { image: 'busybox:1' },
    ...change,
  })
}

const settings: DriverSettings = {
  options: defaultDriverOptions(),
  host: {
    ...{ totalMhz: 4000, cores: [0, 1], cgroupVersion: 1, os: 'linux' },
    ...{ runtimes: ['runc'], apiVersion: '1.41' },
  },
  node: { id: '', name: '' },
  ownerLabels: { 'dev.longshore.agent': 'a1' },
  untrustedDirs: [],
}

const noProcesses: ProcessTable = {
  readFile: () => Promise.reject(new Error('There is no such process.')),
  kill() {
    throw new Error('Nothing is to be killed.')
  },
}
