import { once } from 'node:events'
import { createConnection, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { connectEngine } from '@longshore/engine'
import { engineAddress, requireEngine, temporaryDirectory } from '@longshore/test-support'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createDriverFingerprinter } from './create-driver-fingerprinter.ts'
import type { Fingerprint } from './fingerprint.ts'

const options = { allow_privileged: false, volumes: { enabled: false } }
const host = { platform: process.platform, isRoot: process.getuid?.() === 0 }

/** A socket that leads to the engine as long as it is open. */
async function openDoor(path: string) {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const { connection } = engineAddress()
    const engine = createConnection(
      'socketPath' in connection ? { path: connection.socketPath } : connection,
    )
    for (const socket of [client, engine]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    client.pipe(engine).pipe(client)
  })
  server.listen(path)
  await once(server, 'listening')
  return async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  }
}

describe('createDriverFingerprinter with a real engine', () => {
  beforeAll(requireEngine)

  it('tells all about it', async () => {
    const engine = connectEngine({ environment: process.env })
    onTestFinished(() => engine.close())
    const { health, attributes } = await createDriverFingerprinter({
      engine,
      options,
      host,
    }).check()
    expect(health).toBe('healthy')
    expect(attributes).toMatchObject({
      'driver.docker': true,
      'driver.docker.version': expect.stringMatching(/^\d+\./),
      'driver.docker.os_type': 'linux',
      'driver.docker.runtimes': expect.stringContaining('runc'),
      'driver.docker.bridge_ip': expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
    })
  })

  it('sees at once that it goes and that it comes back', async () => {
    const path = join(await temporaryDirectory(), 'engine.sock')
    const engine = connectEngine({ environment: { DOCKER_HOST: `unix://${path}` } })
    onTestFinished(() => engine.close())
    const waiting = new Map<Fingerprint['health'], () => void>()
    const told: Fingerprint['health'][] = []
    const next = (health: Fingerprint['health']) =>
      new Promise<void>((resolve) => waiting.set(health, resolve))

    const undetected = next('undetected')
    const watching = createDriverFingerprinter({ engine, options, host }).watch(({ health }) => {
      told.push(health)
      waiting.get(health)?.()
    })
    onTestFinished(() => watching.close())
    await undetected

    for (const health of ['healthy', 'healthy'] as const) {
      const found = next(health)
      const shut = await openDoor(path)
      await found
      const lost = next('unhealthy')
      await shut()
      await lost
    }
    expect(told).toEqual(['undetected', 'healthy', 'unhealthy', 'healthy', 'unhealthy'])
  })
})
