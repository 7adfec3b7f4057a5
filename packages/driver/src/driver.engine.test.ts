import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as support from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { script, useEngineDriver } from '../test/engine-driver.test-support.ts'
import type { TaskConfig } from './task-config.ts'

describe('on a real engine', () => {
  const { engine, labels, list, newDriver, newTask } = useEngineDriver({
    ...support,
    environment: process.env,
  })

  async function setUp(config: Partial<TaskConfig['config']>) {
    const driver = newDriver()
    const task = await newTask({ config })
    const log = (name: string) =>
      readFile(join(task.directories.allocation, 'alloc', 'logs', name), 'utf8')
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
    { why: 'by its own stop_signal', trap: 'exit 6', stop_signal: 'SIGUSR1', exitCode: 6 },
  ])('stops a task $why', async ({ trap, stop_signal = 'SIGTERM', signalName, exitCode }) => {
    const caught = `trap '${trap}' ${stop_signal.slice(3)}; echo ready; while :; do sleep 0.1; done`
    const { driver, task } = await setUp({ ...script(caught), stop_signal })
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
    const seen = await support.engineRequest('GET', `/containers/${containerId}/json`)
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

  it('replaces what a lost start left under its name, as often as container_exists_attempts says', async () => {
    const { driver, task } = await setUp({ command: 'sleep', args: ['1000'] })
    const name = `web-${task.allocId}`
    const left = { name, Image: task.config.image, Labels: labels }
    const { id } = await engine.createContainer(left)
    const never = { ...task, config: { ...task.config, container_exists_attempts: 0 } }
    await expect(driver.startTask(never)).rejects.toMatchObject({ code: 'ENGINE_CONFLICT' })
    expect(await list()).toEqual([id])
    const { containerId } = await driver.startTask(task)
    expect(await list()).toEqual([containerId])
    await driver.destroyTask(task.id, { force: true })
  })

  it('leaves nothing when the start is refused', async () => {
    const { driver, task } = await setUp({ command: 'no-such-program' })
    await expect(driver.startTask(task)).rejects.toThrow(/no-such-program/)
    expect(await list()).toEqual([])
  })
})
