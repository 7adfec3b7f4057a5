import * as files from 'node:fs/promises'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectEngine } from '@longshore/engine'
import { createImages } from '@longshore/images'
import {
  engineRequest,
  requireEngine,
  services,
  temporaryDirectory,
  useTestContainers,
} from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { settings, testTask } from '../test/task.ts'
import { createDriver } from './create-driver.ts'
import type { TaskConfig } from './task-config.ts'

const engine = connectEngine({ environment: process.env })
beforeAll(requireEngine)
afterAll(() => engine.close())

describe('on a real engine', () => {
  const { labels, list } = useTestContainers()

  async function setUp(config: Partial<TaskConfig['config']>) {
    const allocation = await temporaryDirectory()
    for (const path of ['alloc/logs', 'web/local', 'web/secrets'])
      await mkdir(join(allocation, path), { recursive: true })
    const driver = createDriver({
      engine,
      images: createImages({ engine }),
      settings: { ...settings, ownerLabels: labels },
      host: files,
      now: Date.now,
    })
    onTestFinished(() => driver.close())
    const task = testTask({
      allocId: crypto.randomUUID(),
      config: { image: services.busyboxImage, ...config },
      directories: { allocation, task: join(allocation, 'web') },
    })
    const log = (name: string) => readFile(join(allocation, 'alloc', 'logs', name), 'utf8')
    return { driver, task, log }
  }

  it('runs a task to its end: exit code, both logs from the first byte, nothing left', async () => {
    const { driver, task, log } = await setUp({
      command: 'sh',
      args: ['-c', 'echo first; echo oops >&2; exit 7'],
    })
    await driver.startTask(task)
    expect(await driver.waitTask(task.id)).toMatchObject({ exitCode: 7, successful: false })
    await driver.destroyTask(task.id)
    expect(await log('web.stdout.0')).toBe('first\n')
    expect(await log('web.stderr.0')).toBe('oops\n')
    expect(await list()).toEqual([])
  })

  it.each([
    { why: 'that obeys the stop signal', trap: 'exit 0', signalName: undefined, exitCode: 0 },
    { why: 'by the signal of its job', trap: 'exit 5', signalName: 'SIGTERM', exitCode: 5 },
    { why: 'that ignores every signal', trap: '', signalName: undefined, exitCode: 137 },
  ])('stops a task $why', async ({ trap, signalName, exitCode }) => {
    const script = `trap '${trap}' TERM; echo ready; while :; do sleep 0.1; done`
    const { driver, task } = await setUp({ command: 'sh', args: ['-c', script] })
    const ready = Promise.withResolvers<void>()
    await driver.startTask(task, { onOutput: () => ready.resolve() })
    await ready.promise
    await driver.stopTask(task.id, { timeoutMs: 1000, signalName })
    expect(await driver.waitTask(task.id)).toMatchObject({ exitCode })
    await driver.destroyTask(task.id)
    expect(await list()).toEqual([])
  })

  it('makes the container as asked: no swap, CPU shares, no raw sockets, mounts, labels', async () => {
    const { driver, task } = await setUp({ command: 'sleep', args: ['1000'] })
    const { containerId } = await driver.startTask(task)
    const seen = await engineRequest('GET', `/containers/${containerId}/json`)
    expect(seen).toMatchObject({
      Name: `/web-${task.allocId}`,
      Config: { Labels: { 'com.hashicorp.nomad.alloc_id': task.allocId, ...labels } },
      HostConfig: {
        Memory: 64 * 1024 * 1024,
        MemorySwap: 64 * 1024 * 1024,
        CpuShares: 100,
        CapDrop: ['NET_RAW'],
        LogConfig: { Type: 'json-file', Config: { 'max-file': '2', 'max-size': '2m' } },
      },
    })
    await driver.destroyTask(task.id, { force: true })
  })

  it('says out of memory when that was the end', async () => {
    // Writing to memory that the limit does not hold; the shell's own process is the one that is killed.
    const { driver, task } = await setUp({ command: 'sh', args: ['-c', 'exec tail /dev/zero'] })
    await driver.startTask(task)
    expect(await driver.waitTask(task.id)).toMatchObject({ oomKilled: true, successful: false })
    await driver.destroyTask(task.id)
  })

  it('leaves nothing when the start is refused', async () => {
    const { driver, task } = await setUp({ command: 'no-such-program' })
    await expect(driver.startTask(task)).rejects.toThrow(/no-such-program/)
    expect(await list()).toEqual([])
  })
})
