import { describe, expect, it } from 'vitest'
import { settings, testTask } from '../test/task.ts'
import { buildContainer } from './build-container.ts'

const port = { label: 'http', hostIp: '127.0.0.1', hostPort: 20001 }

describe('buildContainer', () => {
  it('asks for all that a plain task needs, and for nothing else', () => {
    expect(buildContainer(testTask(), settings)).toEqual({
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
        CapDrop: ['NET_RAW'],
        PortBindings: {},
        LogConfig: { Type: 'json-file', Config: { 'max-file': '2', 'max-size': '2m' } },
      },
    })
  })

  it.each([
    { why: 'a command', config: { command: 'sleep', args: ['1'] }, Cmd: ['sleep', '1'] },
    { why: 'arguments alone', config: { args: ['-x'] }, Cmd: ['-x'] },
    { why: 'neither', config: {}, Cmd: undefined },
  ])('sends $Cmd for $why', ({ config, Cmd }) => {
    expect(buildContainer(testTask({ config }), settings).Cmd).toEqual(Cmd)
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
  ])('publishes $why on tcp and udp', ({ task, inside }) => {
    const { ExposedPorts, HostConfig } = buildContainer(task, settings)
    const binding = [{ HostIp: '127.0.0.1', HostPort: '20001' }]
    expect(ExposedPorts).toEqual({ [`${inside}/tcp`]: {}, [`${inside}/udp`]: {} })
    expect(HostConfig?.PortBindings).toEqual({
      [`${inside}/tcp`]: binding,
      [`${inside}/udp`]: binding,
    })
  })

  it("keeps the task from taking over the driver's labels", () => {
    const labels = { a: 'b', 'com.hashicorp.nomad.alloc_id': 'x', 'dev.longshore.agent': 'x' }
    const { Labels } = buildContainer(testTask({ config: { labels } }), settings)
    expect(Labels).toEqual({
      a: 'b',
      'com.hashicorp.nomad.alloc_id': 'alloc-1',
      'dev.longshore.agent': 'a1',
    })
  })

  it('replaces what a container name cannot hold', () => {
    expect(buildContainer(testTask({ name: 'a/b' }), settings).name).toBe('a_b-alloc-1')
  })

  it('refuses a capability that the operator does not allow', () => {
    expect(() =>
      buildContainer(testTask({ config: { cap_add: ['sys_admin'] } }), settings),
    ).toThrow(expect.objectContaining({ code: 'CAPABILITY_NOT_ALLOWED' }))
  })
})
