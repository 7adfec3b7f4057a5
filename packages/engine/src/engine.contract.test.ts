import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { requireEngine, services, useTestContainers } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectEngine } from './connect-engine.ts'
import type { ContainerRequest } from './container-request.ts'
import type { Engine } from './engine.ts'
import { createFakeEngine } from './fake/create-fake-engine.ts'
import { recordEvents } from './record-events.test-support.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await server[Symbol.asyncDispose]()
  return port
}

interface Subject {
  engine: Engine
  /** Does what the container's command does on a real engine, `echo out; exit 3`. */
  run(id: string): void
}

const image = services.busyboxImage

function real(): Subject {
  return { engine: connectEngine({ environment: process.env }), run() {} }
}

function fake(): Subject {
  const engine = createFakeEngine()
  engine.addImage(image)
  const run = (id: string) => {
    engine.write(id, 'stdout', 'out\n')
    engine.exit(id, 3)
  }
  return { engine, run }
}

describe.each([
  { kind: 'the fake engine', connect: fake },
  { kind: 'a real engine', connect: real },
])('$kind', ({ connect }) => {
  beforeAll(() => requireEngine())
  const { engine, run } = connect()
  const { labels } = useTestContainers()
  afterAll(() => engine.close())

  const request = (more: Partial<ContainerRequest> = {}): ContainerRequest => ({
    name: `longshore-test-${randomUUID()}`,
    Image: image,
    Cmd: ['sh', '-c', 'echo out; exit 3'],
    Labels: labels,
    ...more,
  })
  const waiting = (more: Partial<ContainerRequest> = {}) =>
    request({ Cmd: ['sleep', '1000'], ...more })

  async function create(container: ContainerRequest): Promise<string> {
    return (await engine.createContainer(container)).id
  }
  async function start(container: ContainerRequest): Promise<string> {
    const id = await create(container)
    await engine.startContainer(id)
    return id
  }

  it('tells its version', async () => {
    const version = await engine.version()
    expect(version).toMatchObject({ os: 'linux', version: expect.stringMatching(/^\d+\.\d+/) })
    expect(Number(version.apiVersion)).toBeGreaterThanOrEqual(1.4)
  })

  it('tells its settings', async () => {
    expect(await engine.info()).toEqual({
      osType: 'linux',
      cgroupVersion: expect.stringMatching(/^[12]$/),
      runtimes: expect.arrayContaining(['runc']),
      liveRestore: expect.any(Boolean),
      rootDirectory: expect.stringMatching(/^\//),
    })
  })

  it('shows its default network', async () => {
    expect(await engine.inspectNetwork('bridge')).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      name: 'bridge',
      driver: 'bridge',
      subnets: [expect.stringMatching(/^[\d.]+\/\d+$/)],
      gateway: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
    })
  })

  it('changes the limits of a running container', async () => {
    const id = await start(waiting())
    await expect(engine.updateContainer(id, { CpusetCpus: '0' })).resolves.toBeUndefined()
  })

  it.each([image, `docker.io/${image}`])(
    'finds the image by its name %s and its id',
    async (name) => {
      const { id } = await engine.inspectImage(name)
      expect(id).toMatch(/^sha256:[0-9a-f]{64}$/)
      expect(await engine.inspectImage(id)).toMatchObject({ id })
    },
  )

  it('shows a container from its creation to its end', async () => {
    const container = request()
    const id = await create(container)
    expect(await engine.inspectContainer(id)).toMatchObject({
      id,
      name: container.name,
      imageId: (await engine.inspectImage(image)).id,
      labels,
      tty: false,
      logDriver: { type: 'json-file', config: {} },
      state: {
        status: 'created',
        running: false,
        pid: 0,
        exitCode: 0,
        oomKilled: false,
        error: '',
      },
      networks: { bridge: { ipAddress: '', globalIpv6Address: '' } },
    })

    const events = recordEvents(engine, id)
    await events.connected
    await engine.startContainer(id)
    run(id)
    await events.until('die')
    events.close()
    expect(await engine.inspectContainer(container.name)).toMatchObject({
      id,
      state: { status: 'exited', running: false, pid: 0, exitCode: 3, oomKilled: false },
    })
  })

  it('shows a running container', async () => {
    const { state, networks, sandboxKey } = await engine.inspectContainer(await start(waiting()))
    expect(sandboxKey).toMatch(/^\/.*netns\//)
    expect(state).toMatchObject({ status: 'running', running: true })
    expect(state.pid).toBeGreaterThan(0)
    expect(Date.parse(state.startedAt)).toBeGreaterThan(0)
    expect(networks.bridge?.ipAddress).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
  })

  it('gives the output from its first byte, and ends it with the container', async () => {
    const id = await create(request())
    const output = await engine.attachContainer(id)
    await engine.startContainer(id)
    run(id)
    const frame = Buffer.concat([Buffer.from([1, 0, 0, 0, 0, 0, 0, 4]), Buffer.from('out\n')])
    expect(await buffer(output)).toEqual(frame)
  })

  it('gives what was logged, with its times and from a time on', async () => {
    const id = await create(request())
    await engine.startContainer(id)
    const output = await engine.attachContainer(id)
    run(id)
    output.destroy()
    const both = { stdout: true, stderr: true, timestamps: true, follow: false } as const
    const read = async (since?: string) =>
      buffer(await engine.containerLogs(id, { ...both, since }))
    await expect.poll(() => read()).toHaveLength(8 + 35)
    expect((await read()).subarray(8).toString()).toMatch(/^\d{4}-[\d-]+T[\d:]+\.\d{9}Z out\n$/)
    expect(await read('4000000000.000000001')).toHaveLength(0)
  })

  it('tells the events of a life, in order', async () => {
    const container = waiting()
    const events = recordEvents(engine, container.name)
    await events.connected
    const id = await start(container)
    await engine.stopContainer(id, 0)
    await engine.startContainer(id)
    await engine.killContainer(id, 'SIGKILL')
    await events.until('die', 2)
    await engine.removeContainer(id)
    await events.until('destroy')
    events.close()

    expect(events.actions()).toEqual([
      'create',
      'start',
      'kill',
      'kill',
      'die',
      'stop',
      'start',
      'kill',
      'die',
      'destroy',
    ])
    const die = events.all.find(({ action }) => action === 'die')
    expect(die).toMatchObject({
      id,
      attributes: { ...labels, name: container.name, image, exitCode: '137' },
    })
    expect(die?.time).toBeGreaterThan(Date.parse('2020-01-01'))
  })

  it('lists by labels those that have all of them, running or not', async () => {
    const mine = { ...labels, group: 'a' }
    const HostConfig = { Binds: ['/tmp:/data:ro'] }
    const first = await create(request({ Labels: mine, HostConfig }))
    const second = await start(waiting({ Labels: mine }))
    await create(request())
    const [key, value] = Object.entries(labels)[0] ?? []

    const found = await engine.listContainers({ labels: [`${key}=${value}`, 'group'] })
    expect(found).toHaveLength(2)
    expect(found).toContainEqual(
      expect.objectContaining({
        id: first,
        imageId: (await engine.inspectImage(image)).id,
        status: 'created',
        running: false,
        labels: mine,
        mounts: ['/data'],
        name: expect.any(String),
      }),
    )
    expect(found).toContainEqual(
      expect.objectContaining({ id: second, status: 'running', running: true, mounts: [] }),
    )
    expect(found[0]?.createdAt).toBeGreaterThan(Date.parse('2020-01-01'))
    expect(await engine.listContainers({ labels: [`${key}=${value}`, 'group=b'] })).toEqual([])
  })

  it('lists those whose ids are given', async () => {
    const [first] = [await create(request()), await create(request())]
    const listed = await engine.listContainers({ ids: [first] })
    expect(listed).toMatchObject([{ id: first }])
    expect(await engine.listContainers({ ids: [] })).toEqual([])
    const gone = 'f'.repeat(64)
    expect(await engine.listContainers({ ids: [gone] })).toEqual([])
  })

  it('shows a terminal and a log driver of its own', async () => {
    const LogConfig = { Type: 'json-file', Config: { 'max-file': '3' } }
    const id = await create(request({ Tty: true, HostConfig: { LogConfig } }))
    expect(await engine.inspectContainer(id)).toMatchObject({
      tty: true,
      logDriver: { type: 'json-file', config: { 'max-file': '3' } },
    })
  })

  it('lists the ports that a container publishes while it runs', async () => {
    const HostPort = String(await freePort())
    const bindings = { '80/tcp': [{ HostIp: '127.0.0.1', HostPort }] }
    const HostConfig = { PortBindings: { ...bindings, '80/udp': bindings['80/tcp'] } }
    const ExposedPorts = { '80/tcp': {}, '80/udp': {} }
    const id = await start(waiting({ HostConfig, ExposedPorts }))
    const own = async () => (await engine.listContainers()).find((one) => one.id === id)?.hostPorts
    expect(await own()).toEqual([Number(HostPort)])
    await engine.stopContainer(id, 0)
    expect(await own()).toEqual([])
  })

  it('takes a second start and a second stop as success', async () => {
    const id = await start(waiting())
    await expect(engine.startContainer(id)).resolves.toBeUndefined()
    await engine.stopContainer(id, 0)
    await expect(engine.stopContainer(id, 0)).resolves.toBeUndefined()
  })

  it('removes a running container only by force', async () => {
    const id = await start(waiting())
    await expect(engine.removeContainer(id)).rejects.toMatchObject({ code: 'ENGINE_CONFLICT' })
    await engine.removeContainer(id, { force: true })
    await expect(engine.inspectContainer(id)).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' })
  })

  it.each([
    { why: 'attach', act: () => engine.attachContainer('gone') },
    {
      why: 'logs',
      act: () =>
        engine.containerLogs('gone', {
          stdout: true,
          stderr: true,
          timestamps: true,
          follow: false,
        }),
    },
    { why: 'start', act: () => engine.startContainer('gone') },
    { why: 'inspect', act: () => engine.inspectContainer('gone') },
    { why: 'stop', act: () => engine.stopContainer('gone', 0) },
    { why: 'kill', act: () => engine.killContainer('gone', 'SIGKILL') },
    { why: 'remove', act: () => engine.removeContainer('gone', { force: true }) },
    { why: 'update', act: () => engine.updateContainer('gone', { CpusetCpus: '0' }) },
    { why: 'inspect (network)', act: () => engine.inspectNetwork('gone') },
    {
      why: 'connect',
      act: () => engine.connectNetwork({ network: 'bridge', containerId: 'gone', endpoint: {} }),
    },
    { why: 'inspect (image)', act: () => engine.inspectImage('longshore-test/gone:1') },
    { why: 'create', act: () => create(request({ Image: 'longshore-test/gone:1' })) },
  ])('rejects a missing thing on $why with ENGINE_NOT_FOUND', async ({ act }) => {
    await expect(act()).rejects.toMatchObject({
      code: 'ENGINE_NOT_FOUND',
      recoverable: false,
      message: expect.stringContaining('gone'),
    })
  })

  it('rejects a name that is taken with ENGINE_CONFLICT', async () => {
    const container = request()
    await create(container)
    await expect(create(container)).rejects.toMatchObject({
      code: 'ENGINE_CONFLICT',
      message: expect.stringContaining(container.name),
    })
  })

  it('names a container by the first 12 digits of its id, in its own words and in the engine’s', async () => {
    const id = await start(waiting())
    await engine.removeContainer(id, { force: true })
    const shown = id.slice(0, 12)
    await expect(engine.startContainer(id)).rejects.toMatchObject({
      message: `Cannot start the container ${shown}: No such container: ${shown}`,
    })
  })

  it('rejects a signal that does not exist with ENGINE_BAD_REQUEST', async () => {
    const id = await start(waiting())
    await expect(engine.killContainer(id, 'SIGNONE')).rejects.toMatchObject({
      code: 'ENGINE_BAD_REQUEST',
    })
  })

  it('rejects a kill of what does not run with ENGINE_CONFLICT', async () => {
    const id = await create(request())
    await expect(engine.killContainer(id, 'SIGKILL')).rejects.toMatchObject({
      code: 'ENGINE_CONFLICT',
    })
  })

  it('rejects an aborted call with its reason, and does nothing', async () => {
    const reason = new Error('enough')
    const container = request()
    const aborted = AbortSignal.abort(reason)
    await expect(engine.createContainer(container, aborted)).rejects.toBe(reason)
    await expect(engine.inspectContainer(container.name)).rejects.toMatchObject({
      code: 'ENGINE_NOT_FOUND',
    })
  })
})
