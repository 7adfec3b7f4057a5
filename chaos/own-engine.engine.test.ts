import { access, readlink } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { basename, dirname } from 'node:path'
import { rawRequest, requireEngine, services, startOwnEngine } from '@longshore/test-support'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'

beforeAll(() => requireEngine())

describe('startOwnEngine', () => {
  it.each([
    { liveRestore: true, running: true },
    { liveRestore: false, running: false },
  ])(
    'keeps containers over SIGTERM and SIGKILL: $running with live-restore $liveRestore',
    async ({ liveRestore, running }) => {
      const engine = await startOwnEngine({ liveRestore })
      onTestFinished(engine.dispose)
      const id = await sleeper(engine.socketPath)
      for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
        await rawRequest(engine, { method: 'POST', path: `/containers/${id}/start` })
        await engine.stop(signal)
        await engine.start()
        const { State } = await rawRequest<{ State: { Running: boolean } }>(engine, {
          method: 'GET',
          path: `/containers/${id}/json`,
        })
        expect(State.Running).toBe(running)
      }
    },
  )

  it('does not answer while it is frozen, and does afterwards', async () => {
    const engine = await startOwnEngine({ images: [] })
    onTestFinished(engine.dispose)
    await engine.freeze()
    const ping = { method: 'GET', path: '/_ping' }
    const signal = AbortSignal.timeout(200)
    await expect(rawRequest(engine, { ...ping, signal })).rejects.toThrow(/aborted/)
    engine.thaw()
    expect(await rawRequest(engine, ping)).toBe('OK')
  })

  it('leaves nothing', async () => {
    const engine = await startOwnEngine({ dataSizeMib: 64 })
    const bridge = `lsb-${basename(dirname(engine.socketPath)).split('-').at(-1)}`
    expect(Object.keys(networkInterfaces())).toContain(bridge)
    const id = await sleeper(engine.socketPath)
    await rawRequest(engine, { method: 'POST', path: `/containers/${id}/start` })
    const { State } = await rawRequest<{ State: { Pid: number } }>(engine, {
      method: 'GET',
      path: `/containers/${id}/json`,
    })
    await engine.dispose()
    await expect(readlink(`/proc/${State.Pid}/exe`)).rejects.toThrow('ENOENT')
    await expect(access(dirname(engine.socketPath))).rejects.toThrow('ENOENT')
    expect(Object.keys(networkInterfaces())).not.toContain(bridge)
  })
})

async function sleeper(socketPath: string): Promise<string> {
  const body = {
    Image: services.busyboxImage,
    Cmd: ['sh', '-c', 'trap "exit 0" TERM; while :; do sleep 0.1; done'],
  }
  const create = { method: 'POST', path: '/containers/create', body }
  return (await rawRequest<{ Id: string }>({ socketPath }, create)).Id
}
