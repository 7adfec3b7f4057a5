import { encode } from '@msgpack/msgpack'
import { expect, it } from 'vitest'
import {
  Driver,
  NetworkIsolationSpec_NetworkIsolationMode as NetworkMode,
  StartTaskResponse_Result,
  TaskState,
} from '../gen/driver_pb.ts'
import { createMemoryDriver } from '../test/memory-driver.test-support.ts'
import { serveInProcess } from '../test/serve-in-process.test-support.ts'
import { recoverableOf } from '../test/strict-client.test-support.ts'
import type { TaskConfig } from '../types/task-config.ts'

const { startTask, recoverTask, waitTask, stopTask, destroyTask, inspectTask, signalTask } =
  Driver.method

async function open() {
  const driver = createMemoryDriver()
  return { driver, client: (await serveInProcess(driver)).connect() }
}

it('starts a task, and gives a handle with which another plugin recovers it', async () => {
  const { client } = await open()
  const task = { id: 't1', name: 'web', env: { A: 'b' }, msgpackDriverConfig: encode({ x: [1] }) }
  const started = await client.call(startTask, { task })
  expect(started).toMatchObject({
    result: StartTaskResponse_Result.SUCCESS,
    driverErrorMsg: '',
    handle: {
      version: 1,
      config: { ...task, msgpackDriverConfig: Buffer.from(task.msgpackDriverConfig) },
      state: TaskState.RUNNING,
    },
    networkOverride: { addr: '10.0.0.2', portMap: { http: 8080 }, autoAdvertise: true },
  })

  const next = await open()
  await next.client.call(recoverTask, { handle: started.handle })
  await next.client.call(recoverTask, { handle: started.handle })
  expect(next.driver.seen.handles[1]).toMatchObject({
    version: 1,
    driverState: { id: 't1', since: 7 },
    task: { id: 't1', name: 'web', env: { A: 'b' }, config: { x: [1] } },
  })
  expect(await next.client.call(inspectTask, { taskId: 't1' })).toMatchObject({
    task: { state: TaskState.RUNNING },
  })
})

it('gives back a task’s fields of a later Nomad', async () => {
  const { client } = await open()
  // Field 100 of the task, and its id.
  const request = Buffer.concat([
    Buffer.of(0x0a, 9, 0xa2, 6, 2),
    Buffer.from('hi'),
    Buffer.of(0x0a, 2),
    Buffer.from('t1'),
  ])
  await expect(client.call(startTask, request)).rejects.toThrow('handle.config has unknown fields')
})

it('hands on all of a task', async () => {
  const { client, driver } = await open()
  const network = {
    mode: NetworkMode.GROUP,
    path: '/ns',
    labels: { a: 'b' },
    hostsConfig: { hostname: 'h', address: '1' },
  }
  const port = { label: 'p', value: 80, to: 8080, hostIp: '::1' }
  const networks = {
    device: 'eth0',
    cidr: 'c',
    ip: '1.2.3.4',
    mbits: 5,
    reservedPorts: [{ label: 'a', value: 1 }],
  }
  const linuxResources = {
    cpuShares: 512n,
    memoryLimitBytes: 1n << 40n,
    PercentTicks: 0.5,
    cpusetCpus: '0',
  }
  const mount = { taskPath: '/t', hostPath: '/h', readonly: true, requestName: 'data' }
  const device = { taskPath: '/dev/a', hostPath: '/dev/b', cgroupPermissions: 'rwm' }
  const names = {
    id: 't1',
    name: 'web',
    jobId: 'j',
    jobName: 'job',
    taskGroupName: 'g',
    allocId: 'a',
  }
  const config = {
    ...names,
    parentJobId: 'parent',
    namespace: 'ns',
    nodeId: 'n',
    nodeName: 'node',
    deviceEnv: { D: '1' },
    user: 'nobody',
    allocDir: '/a',
    stdoutPath: '/o',
    stderrPath: '/e',
    networkIsolationSpec: network,
    dns: { servers: ['1.1.1.1'], searches: ['x'], options: ['y'] },
    mounts: [mount],
    devices: [device],
    resources: {
      allocatedResources: {
        cpu: { cpuShares: 100n },
        memory: { memoryMb: 64n, memoryMaxMb: -1n },
        networks: [networks],
      },
      linuxResources,
      ports: [port],
    },
  }
  await client.call(recoverTask, { handle: { version: 1, config } })
  expect(driver.seen.handles[0]?.task).toEqual({
    id: 't1',
    name: 'web',
    jobId: 'j',
    jobName: 'job',
    parentJobId: 'parent',
    groupName: 'g',
    allocId: 'a',
    namespace: 'ns',
    nodeId: 'n',
    nodeName: 'node',
    config: undefined,
    env: {},
    deviceEnv: { D: '1' },
    user: 'nobody',
    allocDir: '/a',
    stdoutPath: '/o',
    stderrPath: '/e',
    mounts: [{ ...mount, propagationMode: '', selinuxLabel: '' }],
    devices: [device],
    network: {
      mode: 'group',
      path: '/ns',
      labels: { a: 'b' },
      hosts: { hostname: 'h', address: '1' },
    },
    dns: { servers: ['1.1.1.1'], searches: ['x'], options: ['y'] },
    resources: {
      cpuShares: 100,
      memoryMb: 64,
      memoryMaxMb: -1,
      networks: [{ ...networks, dynamicPorts: [] }],
      ports: [port],
      linux: {
        cpuPeriod: 0,
        cpuQuota: 0,
        cpuShares: 512,
        memoryLimitBytes: 2 ** 40,
        oomScoreAdj: 0,
        cpusetCpus: '0',
        cpusetCgroup: '',
        percentTicks: 0.5,
      },
    },
  } satisfies TaskConfig)
})

it.each([
  { fail: 'retry', recoverable: true },
  { fail: 'for good', recoverable: false },
])('says of a failed start whether it may be tried again: $fail', async ({ fail, recoverable }) => {
  const { client } = await open()
  const task = { id: 't1', msgpackDriverConfig: encode({ fail }) }
  const error = await client.call(startTask, { task }).catch((thrown) => thrown)
  expect(error.details).toBe('Out of memory. Forget something.')
  expect(recoverableOf(error)).toBe(recoverable)
})

it('waits for the end of a task, also after it', async () => {
  const { client, driver } = await open()
  await client.call(startTask, { task: { id: 't1', name: 'web' } })
  const waiting = client.call(waitTask, { taskId: 't1' })
  driver.finish('t1', { exitCode: 137, signal: 9, oomKilled: true, error: 'killed' })
  const expected = { err: 'killed', result: { exitCode: 137, signal: 9, oomKilled: true } }
  expect(await waiting).toMatchObject(expected)
  expect(await client.call(waitTask, { taskId: 't1' })).toMatchObject(expected)
})

it('stops, signals and destroys a task', async () => {
  const { client, driver } = await open()
  await client.call(startTask, { task: { id: 't1' } })
  await client.call(signalTask, { taskId: 't1', signal: 'SIGHUP' })
  const timeout = { seconds: 5n, nanos: 500_000_000 }
  await client.call(stopTask, { taskId: 't1', timeout, signal: 'SIGINT' })
  await client.call(stopTask, { taskId: 't1' })
  await client.call(destroyTask, { taskId: 't1', force: true })
  expect(driver.seen.calls).toEqual([
    'signal t1 SIGHUP',
    'stop t1 5500 SIGINT',
    'stop t1 0 undefined',
    'destroy t1 true',
  ])
})

it('gives both times and a result of a task that runs, as Go cannot do without', async () => {
  const { client, driver } = await open()
  await client.call(startTask, { task: { id: 't1', name: 'web' } })
  expect(await client.call(inspectTask, { taskId: 't1' })).toMatchObject({
    task: {
      id: 't1',
      name: 'web',
      state: TaskState.RUNNING,
      startedAt: { seconds: 1_700_000_000n, nanos: 123_000_000 },
      completedAt: { seconds: -62_135_596_800n },
      result: { exitCode: 0 },
    },
    driver: { attributes: { in: 'memory' } },
  })
  driver.finish('t1', { exitCode: 1 })
  expect(await client.call(inspectTask, { taskId: 't1' })).toMatchObject({
    task: { state: TaskState.EXITED, result: { exitCode: 1 } },
  })
})

it.each([waitTask, stopTask, destroyTask, inspectTask, signalTask, Driver.method.execTask])(
  'says of an unknown task what Nomad’s drivers say: $name',
  async (method) => {
    const { client } = await open()
    await expect(client.call(method, { taskId: 'x' })).rejects.toMatchObject({
      details: 'task not found for given id',
    })
  },
)

it.each([
  { why: 'no task', act: startTask, message: 'StartTask was called without a task.' },
  { why: 'no handle', act: recoverTask, message: 'RecoverTask was called without a handle' },
])('refuses a call with $why', async ({ act, message }) => {
  const { client } = await open()
  await expect(client.call(act)).rejects.toMatchObject({
    details: expect.stringContaining(message),
  })
})

it('refuses a driver state that is no msgpack', async () => {
  const { client, driver } = await open()
  const handle = { version: 1, config: { name: 'web' }, driverState: Buffer.of(0xc1) }
  await expect(client.call(recoverTask, { handle })).rejects.toMatchObject({
    details: expect.stringContaining('the handle of task web, '),
  })
  expect(driver.seen.handles).toEqual([])
})
