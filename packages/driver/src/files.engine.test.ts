import { mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '@longshore/engine'
import * as support from '@longshore/test-support'
import { describe, expect, it, onTestFinished } from 'vitest'
import { run, script, useEngineDriver } from '../test/engine-driver.test-support.ts'
import type { TaskConfig } from './index.ts'

describe('on a real engine, the files of a task', () => {
  const { engine, newDriver, newTask, list } = useEngineDriver({
    ...support,
    environment: process.env,
  })

  it('mounts a volume of its volume_driver', async () => {
    const volume = `longshore-test-${crypto.randomUUID()}`
    onTestFinished(async () => {
      await support.engineRequest('DELETE', `/volumes/${volume}`)
    })
    const task = await newTask({
      config: {
        ...script(`awk '$5 == "/data" { print $4 }' /proc/self/mountinfo`),
        volume_driver: 'local',
        volumes: [`${volume}:/data`],
      },
    })
    const seen = await run(newDriver({ volumes: { enabled: true } }), task)
    expect(seen).toContain(`/volumes/${volume}/_data`)
    expect(await support.engineRequest('GET', `/volumes/${volume}`)).toMatchObject({
      Driver: 'local',
    })
  })

  /** A task that binds `local/data`, and what another task of its allocation may do to that. */
  async function newRace() {
    const outside = await mkdtemp(join(tmpdir(), 'longshore-test-'))
    onTestFinished(() => rm(outside, { recursive: true }))
    const task = await newTask({
      config: { ...script('exec sleep 1000'), volumes: ['local/data:/data'] },
    })
    const data = join(task.directories.task, 'local/data')
    await mkdir(data)
    const swap = async () => {
      await rename(data, `${data}.before`)
      await symlink(outside, data)
    }
    return { task, swap }
  }

  const moments = [
    {
      why: 'after its container was made',
      change: (swap: () => Promise<void>): Partial<Engine> => ({
        async createContainer(request) {
          const created = await engine.createContainer(request)
          await swap()
          return created
        },
      }),
    },
    {
      why: 'in the last moment before its start',
      change: (swap: () => Promise<void>): Partial<Engine> => ({
        async startContainer(id) {
          await swap()
          await engine.startContainer(id)
        },
      }),
    },
  ]
  it.each(moments)('does not run with a bind that was swapped $why', async ({ change }) => {
    const { task, swap } = await newRace()
    const driver = newDriver({}, { engine: { ...engine, ...change(swap) } })
    await expect(driver.startTask(task)).rejects.toMatchObject({ code: 'VOLUME_CHANGED' })
    expect(await list()).toEqual([])
  })

  it('does not start again with a bind that was swapped while it ran', async () => {
    const { task, swap } = await newRace()
    const driver = newDriver()
    await driver.startTask(task)
    await swap()
    await driver.destroyTask(task.id, { force: true })
    await expect(driver.startTask(task)).rejects.toMatchObject({ code: 'VOLUME_NOT_ALLOWED' })
    expect(await list()).toEqual([])
  })

  it('does not start again where its log folder leads elsewhere', async () => {
    const { task } = await newRace()
    const driver = newDriver()
    await driver.startTask(task)
    await driver.destroyTask(task.id, { force: true })
    await leadElsewhere(task)
    await expect(driver.startTask(task)).rejects.toMatchObject({ code: 'VOLUME_NOT_ALLOWED' })
  })
})

/** As a task could that has all of the allocation bound. */
async function leadElsewhere({ directories }: TaskConfig): Promise<void> {
  const folder = join(directories.allocation, 'alloc')
  await rename(folder, `${folder}.before`)
  await mkdir(folder)
  await symlink('/etc', join(folder, 'logs'))
}
