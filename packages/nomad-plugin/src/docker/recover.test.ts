import { describe, expect, it, vi } from 'vitest'
import { taskWithFolders, testDocker, testEngine } from './docker.test-support.ts'

const never = new AbortController().signal

/** A task that a plugin has started which is gone, and what Nomad kept of it. */
async function leftByAnother() {
  const engine = testEngine()
  const first = testDocker({ engine })
  const task = await taskWithFolders()
  const { version, driverState } = await first.startTask(task, never)
  await first.shutdown?.()
  const [container] = await engine.listContainers()
  const containerId = container?.id ?? ''
  return { engine, task, containerId, handle: { version, task, driverState } }
}

describe('recoverTask', () => {
  it('takes over a task of the plugin before, by what Nomad kept alone', async () => {
    const { engine, task, containerId, handle } = await leftByAnother()
    const docker = testDocker({ engine })
    await docker.recoverTask(handle, never)
    expect(await docker.inspectTask(task.id, never)).toMatchObject({ name: 'web' })
    engine.exit(containerId, 5)
    expect(await docker.waitTask(task.id, never)).toMatchObject({ exitCode: 5 })
    expect((await engine.listContainers()).map(({ id }) => id)).toEqual([containerId])
  })

  it('tells the true exit of one that ended meanwhile', async () => {
    const { engine, task, containerId, handle } = await leftByAnother()
    engine.exit(containerId, 6)
    const docker = testDocker({ engine })
    await docker.recoverTask(handle, never)
    expect(await docker.waitTask(task.id, never)).toMatchObject({ exitCode: 6 })
  })

  it('succeeds while the engine is away, and then says that it does not know', async () => {
    const { engine, task, containerId, handle } = await leftByAnother()
    engine.disconnect()
    const docker = testDocker({ engine })
    await docker.recoverTask(handle, never)
    expect(await docker.inspectTask(task.id, never)).toMatchObject({ state: 'unknown' })
    engine.reconnect()
    engine.exit(containerId, 7)
    expect(await docker.waitTask(task.id, never)).toMatchObject({ exitCode: 7 })
  })

  it('is content with a task that it has', async () => {
    const { engine, handle } = await leftByAnother()
    const docker = testDocker({ engine })
    await docker.recoverTask(handle, never)
    await docker.recoverTask(handle, never)
  })

  it.each([
    { why: 'nothing', driverState: undefined },
    { why: 'a text', driverState: 'web' },
    { why: 'no container', driverState: { ContainerID: '' } },
    { why: 'a handle that is no JSON', driverState: { ContainerID: 'c', Longshore: '{' } },
    { why: 'a handle of null', driverState: { ContainerID: 'c', Longshore: 'null' } },
    { why: 'a handle to come', driverState: { ContainerID: 'c', Longshore: '{"version":2}' } },
  ])('refuses $why', async ({ driverState }) => {
    const task = await taskWithFolders()
    await expect(
      testDocker().recoverTask({ version: 1, task, driverState }, never),
    ).rejects.toMatchObject({ code: 'HANDLE_UNKNOWN', message: expect.stringContaining('web') })
  })
})

describe("a task of Nomad's built-in driver", () => {
  /** As `nomad docker_logger` and as what has its number after that has ended. */
  it.each([
    { why: 'its logger', cmdline: '/usr/bin/nomad\0docker_logger\0', killed: [[41, 'SIGKILL']] },
    { why: 'no other process', cmdline: '/usr/bin/vi\0a\0docker_logger\0', killed: [] },
    { why: 'nothing that is gone', cmdline: undefined, killed: [] },
  ])('is taken over and $why is ended', async ({ cmdline, killed }) => {
    const { engine, task, containerId } = await leftByAnother()
    const kill = vi.fn()
    const docker = testDocker({
      engine,
      processes: {
        kill,
        async readFile(path) {
          if (cmdline === undefined || path !== '/proc/41/cmdline') throw new Error('ENOENT')
          return cmdline
        },
      },
    })
    const reattach = { Protocol: 'grpc', Network: 'unix', Addr: '/tmp/plugin1', Pid: 41 }
    const driverState = { ContainerID: containerId, DriverNetwork: null, ReattachConfig: reattach }
    await docker.recoverTask({ version: 1, task, driverState }, never)
    expect(kill.mock.calls).toEqual(killed)
    engine.exit(containerId, 8)
    expect(await docker.waitTask(task.id, never)).toMatchObject({ exitCode: 8 })
  })

  it('is taken over without its config, which Nomad does not tell after its own restart', async () => {
    const { engine, task, containerId } = await leftByAnother()
    const docker = testDocker({ engine })
    const driverState = { ContainerID: containerId, DriverNetwork: null, ReattachConfig: null }
    await docker.recoverTask({ version: 1, task: { ...task, config: null }, driverState }, never)
    engine.exit(containerId, 8)
    expect(await docker.waitTask(task.id, never)).toMatchObject({ exitCode: 8 })
  })

  it.each([{ Pid: 1 }, { Pid: 0 }, { Pid: -5 }, { Pid: 'x' }, null])(
    'with the logger %j has none',
    async (ReattachConfig) => {
      const { engine, task, containerId } = await leftByAnother()
      const readFile = vi.fn()
      const docker = testDocker({ engine, processes: { readFile, kill: vi.fn() } })
      const driverState = { ContainerID: containerId, ReattachConfig }
      await docker.recoverTask({ version: 1, task, driverState }, never)
      expect(readFile).not.toHaveBeenCalled()
    },
  )
})
