import { describe, expect, it } from 'vitest'
import { host, settings, testTask } from '../test/task.ts'
import { buildContainer } from './build-container.ts'
import { readHostParts } from './container/host-parts.ts'
import type { TaskConfig } from './task-config.ts'

async function build(task: TaskConfig) {
  return buildContainer(task, settings, await readHostParts(task, settings, host))
}

const port = { label: 'http', hostIp: '127.0.0.1', hostPort: 20001 }

describe('buildContainer', () => {
  it('asks for all that a plain task needs, and for nothing else', async () => {
    expect(await build(testTask())).toEqual({
      name: 'web-alloc-1',
      Image: 'busybox:1',
      Env: [],
      Labels: { 'com.hashicorp.nomad.alloc_id': 'alloc-1', 'dev.longshore.agent': 'a1' },
      ExposedPorts: {},
      HostConfig: {
        Binds: [
          '/data/alloc/alloc-1/alloc:/alloc',
          '/data/alloc/alloc-1/web/local:/local',
          '/data/alloc/alloc-1/web/secrets:/secrets',
          '/data/alloc/alloc-1/alloc/logs:/alloc/logs:ro',
        ],
        CpuShares: 100,
        Memory: 64 * 1024 * 1024,
        MemorySwap: 64 * 1024 * 1024,
        MemorySwappiness: 0,
        CapDrop: ['NET_RAW'],
        NetworkMode: 'default',
        PortBindings: {},
        LogConfig: { Type: 'json-file', Config: { 'max-file': '2', 'max-size': '2m' } },
      },
    })
  })

  it.each([
    { config: { command: ' sh ' }, message: 'command = " sh " has spaces around it.' },
    { config: { work_dir: 'here' }, message: 'work_dir = "here" is not an absolute path.' },
    {
      config: { cpuset_cpus: '0,7-8' },
      message: 'cpuset_cpus = "0,7-8" names cores 7-8, which this host does not have.',
    },
    { config: { cpuset_cpus: 'a' }, message: 'cpuset_cpus = "a" is no list of cores, at "a".' },
  ])('refuses what the engine would only at the start: $message', async ({ config, message }) => {
    await expect(build(testTask({ config }))).rejects.toMatchObject({ message })
  })

  it('adds what the node gives: volumes, devices, and the runtime that a GPU takes', async () => {
    const granted = {
      mounts: [
        { hostPath: '/srv/db', containerPath: '/data', readOnly: false },
        {
          ...{ hostPath: '/csi/1', containerPath: '/csi', readOnly: true },
          propagation: 'rslave' as const,
        },
      ],
      devices: [{ hostPath: '/dev/x', containerPath: '/dev/y', permissions: 'rw' }],
      deviceEnv: { NVIDIA_VISIBLE_DEVICES: 'GPU-1' },
    }
    const task = testTask({ granted })
    const gpus = { ...settings, host: { ...settings.host, runtimes: ['nvidia', 'runc'] } }
    const request = buildContainer(task, gpus, await readHostParts(task, gpus, host))
    expect(request.Env).toEqual(['NVIDIA_VISIBLE_DEVICES=GPU-1'])
    expect(request.HostConfig).toMatchObject({
      Runtime: 'nvidia',
      Mounts: [
        {
          ...{ Type: 'bind', Source: '/srv/db', Target: '/data', ReadOnly: false },
          BindOptions: { Propagation: 'rprivate' },
        },
        {
          ...{ Type: 'bind', Source: '/csi/1', Target: '/csi', ReadOnly: true },
          BindOptions: { Propagation: 'rslave' },
        },
      ],
      Devices: [{ PathOnHost: '/dev/x', PathInContainer: '/dev/y', CgroupPermissions: 'rw' }],
    })
  })

  it.each([
    { why: 'a command', config: { command: 'sleep', args: ['1'] }, Cmd: ['sleep', '1'] },
    { why: 'arguments alone', config: { args: ['-x'] }, Cmd: ['-x'] },
    { why: 'neither', config: {}, Cmd: undefined },
  ])('sends $Cmd for $why', async ({ config, Cmd }) => {
    expect((await build(testTask({ config }))).Cmd).toEqual(Cmd)
  })

  it.each([
    {
      why: 'a group port by its `to`',
      task: testTask({
        ports: { group: [{ ...port, to: 80 }], task: [] },
        config: { ports: ['http'] },
      }),
      inside: 80,
    },
    {
      why: 'a task port by port_map',
      task: testTask({ ports: { group: [], task: [port] }, config: { port_map: { http: 8080 } } }),
      inside: 8080,
    },
  ])('publishes $why on tcp and udp', async ({ task, inside }) => {
    const { ExposedPorts, HostConfig } = await build(task)
    const binding = [{ HostIp: '127.0.0.1', HostPort: '20001' }]
    expect(ExposedPorts).toEqual({ [`${inside}/tcp`]: {}, [`${inside}/udp`]: {} })
    expect(HostConfig?.PortBindings).toEqual({
      [`${inside}/tcp`]: binding,
      [`${inside}/udp`]: binding,
    })
  })

  it("keeps the task from taking over the driver's labels", async () => {
    const labels = { a: 'b', 'com.hashicorp.nomad.alloc_id': 'x', 'dev.longshore.agent': 'x' }
    const { Labels } = await build(testTask({ config: { labels } }))
    expect(Labels).toEqual({
      a: 'b',
      'com.hashicorp.nomad.alloc_id': 'alloc-1',
      'dev.longshore.agent': 'a1',
    })
  })

  it("has the labels that the operator's extra_labels name", async () => {
    const task = testTask()
    const options = { ...settings.options, extra_labels: ['job_*', 'node_name', 'parent_job_id'] }
    const parts = await readHostParts(task, settings, host)
    expect(buildContainer(task, { ...settings, options }, parts).Labels).toEqual({
      'com.hashicorp.nomad.job_name': 'job',
      'com.hashicorp.nomad.job_id': 'job-1',
      'com.hashicorp.nomad.node_name': 'harbour',
      'com.hashicorp.nomad.alloc_id': 'alloc-1',
      'dev.longshore.agent': 'a1',
    })
  })

  it('replaces what a container name cannot hold', async () => {
    expect((await build(testTask({ name: 'a/b' }))).name).toBe('a_b-alloc-1')
  })

  it('refuses a capability that the operator does not allow', async () => {
    const task = testTask({ config: { cap_add: ['sys_admin'] } })
    await expect(build(task)).rejects.toMatchObject({ code: 'CAPABILITY_NOT_ALLOWED' })
  })
})
