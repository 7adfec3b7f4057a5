import { setImmediate } from 'node:timers/promises'
import { createFakeEngine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import {
  createDriverFingerprinter,
  type DriverFingerprinterOptions,
} from './create-driver-fingerprinter.ts'
import type { Fingerprint } from './fingerprint.ts'

const options = { allow_privileged: false, volumes: { enabled: false } }
const host = { platform: 'linux', isRoot: true }
const away = new LongshoreError('ENGINE_UNREACHABLE', 'The engine does not answer.')

function fingerprinterFor(change: Partial<DriverFingerprinterOptions> = {}) {
  return createDriverFingerprinter({ engine: createFakeEngine(), options, host, ...change })
}

const basics = {
  'driver.docker': true,
  'driver.docker.version': '20.10.24',
  'driver.docker.os_type': 'linux',
  'driver.docker.runtimes': 'runc',
  'driver.docker.bridge_ip': '172.17.0.1',
}

describe('createDriverFingerprinter', () => {
  it.each([
    { why: 'nothing', change: {}, more: {} },
    {
      why: 'all that the driver allows',
      change: { options: { allow_privileged: true, volumes: { enabled: true }, pids_limit: 100 } },
      more: {
        'driver.docker.privileged.enabled': true,
        'driver.docker.volumes.enabled': true,
        'driver.docker.pids.limit': '100',
      },
    },
    {
      why: 'that this process is not root’s',
      change: { host: { platform: 'linux', isRoot: false } },
      more: { 'driver.docker.cpuset_management.disabled': true },
    },
    {
      why: 'nothing of root on macOS',
      change: { host: { platform: 'darwin', isRoot: false } },
      more: {},
    },
  ])('tells about the engine, and $why', async ({ change, more }) => {
    expect(await fingerprinterFor(change).check()).toEqual({
      health: 'healthy',
      description: 'Docker 20.10.24 answers at fake://engine.',
      attributes: { ...basics, ...more },
    })
  })

  it('sorts the runtimes', async () => {
    const engine = createFakeEngine()
    const info = await engine.info()
    engine.info = async () => ({ ...info, runtimes: ['runc', 'kata', 'nvidia'] })
    expect((await fingerprinterFor({ engine }).check()).attributes).toMatchObject({
      'driver.docker.runtimes': 'kata,nvidia,runc',
    })
  })

  it('leaves the bridge out where there is none', async () => {
    const engine = createFakeEngine()
    engine.failNext('inspectNetwork', new LongshoreError('ENGINE_NOT_FOUND', 'no such network'))
    const { health, attributes } = await fingerprinterFor({ engine }).check()
    expect(health).toBe('healthy')
    expect(attributes).not.toHaveProperty(['driver.docker.bridge_ip'])
  })

  it.each(['version', 'info', 'inspectNetwork'] as const)(
    'is undetected, and later unhealthy, when %s fails',
    async (method) => {
      const engine = createFakeEngine()
      const { check } = fingerprinterFor({ engine })
      engine.failNext(method, away)
      expect(await check()).toMatchObject({ health: 'undetected', attributes: {}, error: away })
      expect(await check()).toMatchObject({ health: 'healthy' })
      engine.failNext(method, away)
      expect(await check()).toMatchObject({ health: 'unhealthy', attributes: {}, error: away })
    },
  )

  it('finds a Windows host with Linux containers unhealthy, and says what to do', async () => {
    const { check } = fingerprinterFor({ host: { platform: 'win32', isRoot: false } })
    expect(await check()).toMatchObject({
      health: 'unhealthy',
      description: 'Docker is configured with Linux containers; switch to Windows Containers',
      attributes: {},
      error: { code: 'ENGINE_UNFIT' },
    })
  })
})

describe('watch', () => {
  /** A watched engine; `tick` ends the wait between two looks. */
  async function watch() {
    const engine = createFakeEngine()
    const waits: number[] = []
    let tick = () => {}
    const delay = (milliseconds: number, signal: AbortSignal) => {
      waits.push(milliseconds)
      return new Promise<void>((resolve, reject) => {
        tick = resolve
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      })
    }
    const told: Fingerprint['health'][] = []
    const watching = fingerprinterFor({ engine, delay }).watch(({ health }) => told.push(health))
    await setImmediate()
    const looks = () => engine.calls.filter(({ method }) => method === 'version').length
    return { engine, watching, told, waits, looks, tick: () => tick() }
  }

  it('looks every 30 s, and tells only what is new', async () => {
    const { engine, watching, told, waits, looks, tick } = await watch()
    expect(told).toEqual(['healthy'])
    expect(waits.at(-1)).toBe(30_000)
    const before = looks()
    tick()
    await setImmediate()
    expect(looks()).toBe(before + 1)
    expect(told).toEqual(['healthy'])
    engine.failNext('version', away)
    tick()
    await setImmediate()
    expect(told).toEqual(['healthy', 'unhealthy'])
    watching.close()
  })

  it('looks at once when the connection is lost and when it is back', async () => {
    const { engine, watching, told } = await watch()
    engine.failNext('version', away)
    engine.disconnect()
    await setImmediate()
    expect(told).toEqual(['healthy', 'unhealthy'])
    engine.reconnect()
    await setImmediate()
    expect(told).toEqual(['healthy', 'unhealthy', 'healthy'])
    watching.close()
  })

  it('does not look again for a container’s event', async () => {
    const { engine, watching, looks } = await watch()
    const before = looks()
    engine.addImage('redis:7')
    await engine.createContainer({ name: 'a', Image: 'redis:7' })
    await setImmediate()
    expect(looks()).toBe(before)
    watching.close()
  })

  it('says no more once it is closed', async () => {
    const { engine, watching, told, looks, tick } = await watch()
    watching.close()
    const before = looks()
    tick()
    engine.failNext('version', away)
    engine.disconnect()
    await setImmediate()
    expect(told).toEqual(['healthy'])
    expect(looks()).toBe(before)
  })
})
