import { readdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, it } from 'vitest'
import { BasePlugin } from './gen/base_pb.ts'
import { Driver } from './gen/driver_pb.ts'
import { GRPCBroker, GRPCController, GRPCStdio } from './gen/go_plugin_pb.ts'
import { createMemoryDriver } from './test/memory-driver.test-support.ts'
import { serveInProcess } from './test/serve-in-process.test-support.ts'

it('tells where it listens, on a socket of this user alone', async () => {
  const { handshake, directory } = await serveInProcess(createMemoryDriver())
  expect(handshake).toMatch(/^1\|2\|unix\|[^|]+\|grpc\n$/)
  const path = handshake.split('|')[3] ?? ''
  expect(path.startsWith(`${directory}/`)).toBe(true)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await stat(dirname(path))).mode & 0o777).toBe(0o700)
})

it('listens in the folder that the client gives', async () => {
  const { directory } = await serveInProcess(createMemoryDriver())
  const given = await serveInProcess(createMemoryDriver(), {
    env: { PLUGIN_UNIX_SOCKET_DIR: directory },
  })
  expect(dirname(given.handshake.split('|')[3] ?? '')).toBe(directory)
  await given.connect().call(BasePlugin.method.pluginInfo)
})

it('listens on the first free port of the range where there are no unix sockets', async () => {
  const options = {
    platform: 'win32',
    env: { PLUGIN_MIN_PORT: '31280', PLUGIN_MAX_PORT: '31299', PLUGIN_PROTOCOL_VERSIONS: '1,2' },
  }
  const ports = []
  for (const _ of [1, 2]) {
    const plugin = await serveInProcess(createMemoryDriver(), options)
    expect(plugin.handshake).toMatch(/^1\|2\|tcp\|127\.0\.0\.1:312\d\d\|grpc\n$/)
    ports.push(plugin.handshake)
    await plugin.connect().call(BasePlugin.method.pluginInfo)
  }
  expect(new Set(ports).size).toBe(2)
})

it('says that it shares no connections when it is asked', async () => {
  const env = { PLUGIN_MULTIPLEX_GRPC: 'true' }
  const { handshake } = await serveInProcess(createMemoryDriver(), { env })
  expect(handshake).toMatch(/\|grpc\|\|false\n$/)
})

it.each([
  { why: 'started by hand', env: { NOMAD_PLUGIN_MAGIC_COOKIE: '' }, message: 'is a Nomad plugin' },
  {
    why: 'another protocol',
    env: { PLUGIN_PROTOCOL_VERSIONS: '3,4' },
    message: 'versions 3,4, this plugin 2',
  },
  { why: 'a bad port', env: { PLUGIN_MIN_PORT: '-1' }, message: 'PLUGIN_MIN_PORT is "-1"' },
  {
    why: 'an empty range of ports',
    env: { PLUGIN_MIN_PORT: '2', PLUGIN_MAX_PORT: '1' },
    message: 'greater than PLUGIN_MAX_PORT',
  },
  { why: 'a bad certificate', env: { PLUGIN_CLIENT_CERT: 'x' }, message: 'PLUGIN_CLIENT_CERT is' },
  { why: 'a socket for a group', env: { PLUGIN_UNIX_SOCKET_GROUP: 'wheel' }, message: 'same user' },
  {
    why: 'a folder that is not there',
    env: { PLUGIN_UNIX_SOCKET_DIR: '/nowhere' },
    message: 'cannot listen in /nowhere',
  },
  {
    why: 'a path too long for a socket',
    env: { PLUGIN_UNIX_SOCKET_DIR: `/tmp/${'x'.repeat(100)}` },
    message: 'longer than',
  },
] as { why: string; env: Record<string, string>; message: string }[])(
  'exits with 1 and says why: $why',
  async ({ env, message }) => {
    const plugin = await serveInProcess(createMemoryDriver(), { env })
    expect(await plugin.exitCode).toBe(1)
    expect(plugin.handshake).toBe('')
    expect(plugin.logs.join('')).toContain(message)
  },
)

it('ends when it is told to, and leaves nothing behind', async () => {
  const driver = createMemoryDriver()
  const { connect, exitCode, directory } = await serveInProcess(driver)
  const client = connect()
  await client.call(Driver.method.startTask, { task: { id: 't1' } })
  const stdio = client.stream(GRPCStdio.method.streamStdio)
  const broken = new Promise((resolve) => stdio.on('error', resolve))
  const waiting = client.call(Driver.method.waitTask, { taskId: 't1' })
  const failed = expect(waiting).rejects.toMatchObject({ details: 'The plugin is ending.' })

  expect(await client.call(GRPCController.method.shutdown)).toMatchObject({})
  expect(await exitCode).toBe(0)
  await failed
  await broken
  expect(await readdir(directory)).toEqual([])
  expect(driver.seen.calls).toEqual(['shutdown'])
})

it('ends on SIGTERM, and neither on SIGINT nor on SIGHUP', async () => {
  const { connect, signal, exitCode } = await serveInProcess(createMemoryDriver())
  signal('SIGINT')
  signal('SIGHUP')
  await connect().call(BasePlugin.method.pluginInfo)
  signal('SIGTERM')
  expect(await exitCode).toBe(0)
})

it('ends in time although the driver does not', async () => {
  const driver = { ...createMemoryDriver(), shutdown: () => new Promise<void>(() => {}) }
  const { connect, exitCode } = await serveInProcess(driver)
  await connect().call(GRPCController.method.shutdown)
  expect(await exitCode).toBe(0)
})

it('lets the driver shut down once', async () => {
  const driver = createMemoryDriver()
  const { connect, exitCode, signal } = await serveInProcess(driver)
  const client = connect()
  await client.call(Driver.method.shutdown)
  await client.call(BasePlugin.method.pluginInfo)
  signal('SIGTERM')
  await exitCode
  expect(driver.seen.calls).toEqual(['shutdown'])
})

it('keeps stdio and broker open and sends nothing', async () => {
  const { connect } = await serveInProcess(createMemoryDriver())
  const client = connect()
  const stdio = client.stream(GRPCStdio.method.streamStdio)
  const broker = client.duplex(GRPCBroker.method.startStream)
  const events: string[] = []
  for (const stream of [stdio, broker])
    for (const event of ['data', 'end', 'error']) stream.on(event, () => events.push(event))
  broker.write({ serviceId: 1, network: 'unix', address: '/nowhere' })
  for (let count = 0; count < 20; count++) await client.call(BasePlugin.method.pluginInfo)
  expect(events).toEqual([])

  broker.end()
  await new Promise((resolve) => broker.on('end', resolve))
  stdio.cancel()
  await new Promise((resolve) => stdio.on('end', resolve).on('close', resolve))
})
