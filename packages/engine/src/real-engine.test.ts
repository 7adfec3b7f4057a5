import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { requireEngine, services, useTestContainers } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { connectEngine } from './connect-engine.ts'
import type { HostConfig } from './container-request.ts'
import { recordEvents } from './record-events.test-support.ts'

describe('a real engine', () => {
  beforeAll(() => requireEngine())
  const engine = connectEngine({ environment: process.env })
  const { labels } = useTestContainers()
  afterAll(() => engine.close())

  async function create(script: string, HostConfig: HostConfig = {}): Promise<string> {
    const { id } = await engine.createContainer({
      name: `longshore-test-${randomUUID()}`,
      Image: services.busyboxImage,
      Cmd: ['sh', '-c', script],
      Labels: labels,
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { NetworkMode: 'none', ...HostConfig },
    })
    return id
  }

  it.each([
    { holder: 'a container', expected: 'already allocated' },
    { holder: 'another program', expected: 'already in use' },
  ])('rejects a port that $holder has with ENGINE_PORT_IN_USE', async ({ holder, expected }) => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const HostPort = String((server.address() as AddressInfo).port)
    const publish = {
      NetworkMode: 'bridge',
      PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort }] },
    }
    if (holder === 'a container') {
      server.close()
      await once(server, 'close')
      await engine.startContainer(await create('sleep 1000', publish))
    } else onTestFinished(() => void server.close())

    await expect(engine.startContainer(await create('true', publish))).rejects.toMatchObject({
      code: 'ENGINE_PORT_IN_USE',
      recoverable: true,
      message: expect.stringContaining(expected),
    })
  })

  it('rejects a program that is not there with ENGINE_BAD_REQUEST', async () => {
    const { id } = await engine.createContainer({
      name: `longshore-test-${randomUUID()}`,
      Image: services.busyboxImage,
      Cmd: ['no-such-program'],
      Labels: labels,
    })
    await expect(engine.startContainer(id)).rejects.toMatchObject({
      code: 'ENGINE_BAD_REQUEST',
      message: expect.stringContaining('no-such-program'),
    })
  })

  it('takes no redirect of the engine', async () => {
    await expect(engine.inspectImage('..')).rejects.toThrow('status 301')
  })

  it('holds a container back while its output is not read, and loses nothing', async () => {
    const size = 8 * 1024 * 1024
    const writer = await create(`head -c ${size} /dev/zero`)
    const output = await engine.attachContainer(writer)
    await engine.startContainer(writer)

    // Another container lives and ends meanwhile: more time than the writer needs when it is read.
    const other = await create('head -c 1 /dev/zero')
    const events = recordEvents(engine, other)
    await events.connected
    await engine.startContainer(other)
    await events.until('die')
    events.close()
    expect((await engine.inspectContainer(writer)).state.running).toBe(true)

    let bytes = 0
    for await (const chunk of output) bytes += chunk.length
    expect(bytes).toBeGreaterThan(size)
    expect(bytes).toBeLessThan(size * 1.1)
  })

  it('lets a destroyed output go, and the container go on', async () => {
    const id = await create('head -c 8388608 /dev/zero; exit 5')
    const output = await engine.attachContainer(id)
    const events = recordEvents(engine, id)
    await events.connected
    await engine.startContainer(id)
    await once(output, 'data')
    output.destroy()
    await events.until('die')
    events.close()
    expect((await engine.inspectContainer(id)).state.exitCode).toBe(5)
  })
})
