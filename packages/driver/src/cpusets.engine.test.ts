import { readFile } from 'node:fs/promises'
import type { Engine } from '@longshore/engine'
import * as support from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { script, useEngineDriver } from '../test/engine-driver.test-support.ts'

describe('on a real engine, the cores of a task', () => {
  const { engine, newDriver, newTask } = useEngineDriver({
    ...support,
    environment: process.env,
  })

  /** The kernel's word on it. */
  async function coresOf(containerId: string): Promise<string | undefined> {
    const { state } = await engine.inspectContainer(containerId)
    const status = await readFile(`/proc/${state.pid}/status`, 'utf8')
    return /^Cpus_allowed_list:\t(.*)$/m.exec(status)?.[1]
  }

  it('are its alone while it runs, and shared again after it', async () => {
    const updates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    let count = 0
    const updateContainer: Engine['updateContainer'] = async (...call) => {
      await engine.updateContainer(...call)
      updates[count++]?.resolve()
    }
    const driver = newDriver({}, { engine: { ...engine, updateContainer } })
    const config = script('exec sleep 1000')
    const other = await newTask({ config })
    const { containerId } = await driver.startTask(other)
    expect(await coresOf(containerId)).toMatch(/^0-/)

    const resources = { cpuMhz: 100, cores: [1], memoryMib: 64, memoryMaxMib: 0 }
    const task = await newTask({ config, resources })
    const started = await driver.startTask(task)
    expect(await coresOf(started.containerId)).toBe('1')
    expect(await coresOf(containerId)).toBe('0')

    await driver.destroyTask(task.id, { force: true })
    await updates[1]?.promise
    expect(await coresOf(containerId)).toBe('0-1')
    await driver.destroyTask(other.id, { force: true })
  })
})
