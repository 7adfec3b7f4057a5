import { describe, expect, it } from 'vitest'
import { linuxResources, nomadResources, nomadTask } from './nomad-task.test-support.ts'
import { toDriverTask } from './to-driver-task.ts'

const network = { mode: 'group' as const, path: '/proc/7/ns/net', labels: {} }
const inSandbox = { ...network, labels: { docker_sandbox_container_id: 'c1' } }
const mount = {
  ...{ hostPath: '/srv/data', taskPath: '/data', readonly: false },
  ...{ propagationMode: '', selinuxLabel: '', requestName: '' },
}

describe('toDriverTask', () => {
  it('takes over what Nomad says of a task', () => {
    expect(toDriverTask(nomadTask())).toMatchObject({
      id: 'a1/web/0f3c',
      name: 'web',
      allocId: 'a1',
      job: { id: 'j', name: 'job', namespace: 'default', group: 'g' },
      config: { image: 'busybox:1', args: [], labels: {}, mounts: [] },
      env: { NOMAD_TASK_NAME: 'web' },
      resources: { cpuMhz: 100, cores: [], memoryMib: 300, memoryMaxMib: 0 },
      ports: { group: [], task: [] },
      network: {},
      directories: { allocation: '/var/nomad/alloc/a1', task: '/var/nomad/alloc/a1/web' },
      granted: { mounts: [], devices: [], deviceEnv: {} },
      logs: { disabled: false, max_files: 10, max_file_size: 10 },
      fifos: {
        stdout: '/var/nomad/alloc/a1/alloc/logs/.web.stdout.fifo',
        stderr: '/var/nomad/alloc/a1/alloc/logs/.web.stderr.fifo',
      },
      extra: {
        node: { id: 'n1', name: 'node' },
        cpusetCgroup: undefined,
        hosts: undefined,
        warnings: [],
      },
    })
  })

  it.each([
    {
      why: 'the parent of a dispatched job',
      change: { parentJobId: 'p' },
      expected: { job: { parentId: 'p' } },
    },
    { why: 'a user', change: { user: '1000:1000' }, expected: { user: '1000:1000' } },
    {
      why: 'cores of its own',
      change: { resources: nomadResources({ linux: linuxResources({ cpusetCpus: '0,2,3' }) }) },
      expected: { resources: { cores: [0, 2, 3] } },
    },
    {
      why: 'the cores that others leave',
      change: { resources: nomadResources({ linux: linuxResources({ cpusetCgroup: '/sys/x' }) }) },
      expected: { resources: { cores: [] }, extra: { cpusetCgroup: '/sys/x' } },
    },
    {
      why: 'more memory than is reserved',
      change: { resources: nomadResources({ memoryMaxMb: -1 }) },
      expected: { resources: { memoryMib: 300, memoryMaxMib: -1 } },
    },
    {
      why: 'the ports of its group',
      change: {
        resources: nomadResources({
          ports: [
            { label: 'http', value: 20001, to: 80, hostIp: '10.0.0.1' },
            { label: 'db', value: 5432, to: 0, hostIp: '10.0.0.2' },
          ],
        }),
      },
      expected: {
        ports: {
          group: [
            { label: 'http', hostIp: '10.0.0.1', hostPort: 20001, to: 80 },
            { label: 'db', hostIp: '10.0.0.2', hostPort: 5432 },
          ],
          task: [],
        },
      },
    },
    {
      why: 'ports of its own, and what its port_map makes of them',
      change: {
        config: { image: 'a', port_map: [{ 'my-db': 6379 }] },
        env: { NOMAD_PORT_my_db: '20001', NOMAD_HOST_PORT_my_db: '20001' },
        resources: nomadResources({
          networks: [
            {
              ...{ device: 'eth0', cidr: '', ip: '10.0.0.1', mbits: 0 },
              reservedPorts: [{ label: 'admin', value: 8080 }],
              dynamicPorts: [{ label: 'my-db', value: 20001 }],
            },
          ],
        }),
      },
      expected: {
        config: { port_map: { 'my-db': 6379 } },
        env: { NOMAD_PORT_my_db: '6379', NOMAD_HOST_PORT_my_db: '20001' },
        ports: {
          group: [],
          task: [
            { label: 'admin', hostIp: '10.0.0.1', hostPort: 8080 },
            { label: 'my-db', hostIp: '10.0.0.1', hostPort: 20001 },
          ],
        },
      },
    },
    {
      why: "its group's network",
      change: { network: { ...inSandbox, hosts: { hostname: 'h', address: '172.26.64.9' } } },
      expected: {
        network: { sandboxId: 'c1' },
        extra: { hosts: { hostname: 'h', address: '172.26.64.9' } },
      },
    },
    {
      why: "the host's network",
      change: { network: { ...network, mode: 'host' as const, path: '' } },
      expected: { network: {} },
    },
    {
      why: "a network of its own beside another's",
      change: { network, config: { image: 'a', network_mode: 'host' } },
      expected: { config: { network_mode: 'host' }, network: {} },
    },
    {
      why: 'resolvers',
      change: { dns: { servers: ['10.0.0.53'], searches: ['a.b'], options: ['ndots:2'] } },
      expected: {
        network: { groupDns: { servers: ['10.0.0.53'], searches: ['a.b'], options: ['ndots:2'] } },
      },
    },
    {
      why: 'volumes',
      change: {
        mounts: [
          mount,
          { ...mount, propagationMode: 'host-to-task', readonly: true },
          { ...mount, propagationMode: 'bidirectional' },
        ],
      },
      expected: {
        granted: {
          mounts: [
            {
              hostPath: '/srv/data',
              containerPath: '/data',
              readOnly: false,
              propagation: 'rprivate',
            },
            { readOnly: true, propagation: 'rslave' },
            { propagation: 'rshared' },
          ],
        },
      },
    },
    {
      why: 'devices and their environment',
      change: {
        devices: [
          { hostPath: '/dev/nvidia0', taskPath: '/dev/gpu', cgroupPermissions: 'rw' },
          { hostPath: '/dev/x', taskPath: '/dev/x', cgroupPermissions: '' },
        ],
        deviceEnv: { NVIDIA_VISIBLE_DEVICES: '0' },
      },
      expected: {
        granted: {
          devices: [
            { hostPath: '/dev/nvidia0', containerPath: '/dev/gpu', permissions: 'rw' },
            { hostPath: '/dev/x', containerPath: '/dev/x', permissions: 'rwm' },
          ],
          deviceEnv: { NVIDIA_VISIBLE_DEVICES: '0' },
        },
      },
    },
    {
      why: 'logs that the job turned off',
      change: { stdoutPath: '/dev/null', stderrPath: '/dev/null' },
      expected: { logs: { disabled: true } },
    },
  ])('takes over $why', ({ change, expected }) => {
    expect(toDriverTask(nomadTask(change))).toMatchObject(expected)
  })

  it('says what has no effect', () => {
    const config = { image: 'a', network_mode: 'host', port_map: [{ http: 80 }] }
    expect(toDriverTask(nomadTask({ config })).extra.warnings).toEqual([
      'In the config of task web: "port_map" has no effect with network_mode = "host". Listen on the port of NOMAD_PORT_<label>.',
    ])
  })

  it('leaves out what Nomad leaves empty', () => {
    const task = toDriverTask(nomadTask())
    expect(task).not.toHaveProperty('user')
    expect(task.job).not.toHaveProperty('parentId')
  })

  it.each([
    {
      why: 'a network that no container of ours has',
      change: { network },
      error: { code: 'NETWORK_SANDBOX_MISSING' },
    },
    {
      why: 'a propagation that nobody knows',
      change: { mounts: [{ ...mount, propagationMode: 'rslave' }] },
      error: { code: 'MOUNT_PROPAGATION_UNKNOWN' },
    },
    {
      why: 'cores that are no numbers',
      change: { resources: nomadResources({ linux: linuxResources({ cpusetCpus: 'all' }) }) },
      error: { code: 'CPUSET_INVALID' },
    },
    {
      why: 'options that are wrong, all of them at once',
      change: {
        config: { image: 'a', mounts: [{ target: '/a', readonly: 'x' }], tty: 3, arg: [] },
      },
      error: {
        code: 'TASK_CONFIG_INVALID',
        message:
          'The config of task web is not valid: mounts[0].readonly must be a bool, and is "x"; ' +
          'tty must be a bool, and is 3; arg: unknown option "arg" in config.',
        hint: 'Did you mean "args"?',
        recoverable: false,
      },
    },
    {
      why: 'a hard limit below what is reserved',
      change: { config: { image: 'a', memory_hard_limit: 100 } },
      error: { code: 'TASK_CONFIG_INVALID', message: expect.stringContaining('300 MB') },
    },
    { why: 'no config', change: { config: undefined }, error: { code: 'TASK_CONFIG_INVALID' } },
  ])('refuses $why', ({ change, error }) => {
    expect(() => toDriverTask(nomadTask(change))).toThrow(expect.objectContaining(error))
  })
})
