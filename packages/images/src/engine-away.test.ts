import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { connectEngine } from '@longshore/engine'
import { engineAddress, requireEngine, services, temporaryDirectory } from '@longshore/test-support'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createImages } from './create-images.ts'
import type { PullProgress } from './reduce-pull.ts'
import { pushImage } from './registry/push-image.test-support.ts'
import { startRegistryProxy } from './registry/registry-proxy.test-support.ts'
import { useRegistry } from './registry/use-registry.test-support.ts'

/** A way to the engine that can be cut. */
async function startEngineProxy(path: string) {
  const { connection } = engineAddress()
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = 'socketPath' in connection ? connect(connection.socketPath) : connect(connection)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => [near, far].map((one) => one.destroy()))
    }
    near.pipe(far).pipe(near)
  })
  const listen = async () => once(server.listen(path), 'listening')
  async function cut(): Promise<void> {
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  await listen()
  onTestFinished(cut)
  return { listen, cut }
}

describe('an engine that goes away in the middle of a pull', () => {
  beforeAll(() => requireEngine())
  const registry = useRegistry(services.registryProgram)

  it('is asked again when it is back', async () => {
    const folder = await temporaryDirectory()
    const socket = `${folder}/engine.sock`
    const way = await startEngineProxy(socket)
    const engine = connectEngine({ endpoint: `unix://${socket}`, environment: {} })
    onTestFinished(() => engine.close())
    const front = await startRegistryProxy(registry.address)
    const { layerUrl } = await pushImage(registry.address, 'app', { bytes: 100_000 })
    const image = `${front.address}/app:1`
    onTestFinished(() => engine.removeImage(image).catch(() => {}))

    front.inject({ url: layerUrl, kind: 'stall', afterBytes: 5000 })
    const away = Promise.withResolvers<void>()
    const onProgress = ({ waitingFor }: PullProgress) => {
      if (waitingFor === 'engine') away.resolve()
    }
    const events: string[] = []
    const ensured = createImages({ engine }).ensure(image, {
      onProgress,
      onEvent: (event) => events.push(event),
    })
    await front.met()
    await way.cut()
    await away.promise
    front.heal()
    await way.listen()
    expect(await ensured).toEqual({ id: (await engine.inspectImage(image)).id, pulled: true })
    expect(events).toEqual([expect.stringContaining('The engine went away')])
  })
})
