import { describe, expect, it } from 'vitest'
import { host, settings, testTask } from '../test/task.ts'
import { buildContainer } from './build-container.ts'
import { readHostParts } from './container/host-parts.ts'
import type { TaskConfig } from './task-config.ts'

type Config = TaskConfig['config']

const local = '/data/alloc/alloc-1/web/local'
/** What a task has made of its files, and disks of the host. */
const links: Record<string, string> = {
  [`${local}/etc`]: '/etc',
  [`${local}/other`]: '/data/alloc/alloc-2',
  [`${local}/beside`]: '/data/alloc/alloc-1-more',
  [`${local}/disk`]: '/dev/sda',
  '/dev/disk/by-id/root': '/dev/sda',
}
const disks = ['/dev/sda', '/dev/vda', '/dev/loop0']

const reader: typeof host = {
  ...host,
  realpath: async (path) => links[path] ?? path,
  lstat: async (path: string) => ({
    dev: 1n,
    ino: 1n,
    isBlockDevice: () => disks.includes(path),
    isCharacterDevice: () => !disks.includes(path),
    isDirectory: () => false,
  }),
}

/** With the options that an operator has who has set none. */
async function build(task: Parameters<typeof testTask>[0]) {
  const config = { ...testTask().config, ...task?.config }
  const own = testTask({ ...task, config })
  return buildContainer(own, settings, await readHostParts(own, settings, reader))
}

/** As it comes out of a reference: no form was checked before. */
const odd = (config: Record<string, unknown>) => config as Partial<Config>
const mount = (mount: object) => odd({ mounts: [mount] })

describe('a task that tries to get out', () => {
  it.each([
    { config: odd({ volumes: ['/var/run/docker.sock:/sock'] }), code: 'VOLUME_NOT_ALLOWED' },
    { config: odd({ volumes: ['/proc:/host'] }), code: 'VOLUME_NOT_ALLOWED' },
    { config: odd({ volumes: ['/:/host:ro'] }), code: 'VOLUME_NOT_ALLOWED' },
    { config: odd({ volumes: ['../../alloc-2:/x'] }), code: 'VOLUME_NOT_ALLOWED' },
    { config: odd({ volumes: ['local/../../../..:/x'] }), code: 'VOLUME_NOT_ALLOWED' },
    { config: odd({ volumes: ['/data/alloc/alloc-1/../alloc-2:/x'] }), code: 'VOLUME_NOT_ALLOWED' },
    { config: odd({ volumes: ['/data/alloc/alloc-1-more:/x'] }), code: 'VOLUME_NOT_ALLOWED' },
    { config: odd({ volumes: ['local/etc:/x'] }), code: 'VOLUME_NOT_ALLOWED' },
    { config: odd({ volumes: ['local/other:/x'] }), code: 'VOLUME_NOT_ALLOWED' },
    { config: odd({ volumes: ['local/beside:/x'] }), code: 'VOLUME_NOT_ALLOWED' },
    { config: odd({ volumes: ['local:/x:rshared'] }), code: 'VOLUME_NOT_ALLOWED' },
    { config: odd({ volumes: ['local:/x:ro,rw'] }), code: 'VOLUME_INVALID' },
    { config: odd({ volumes: ['local:/x:ro:/etc'] }), code: 'VOLUME_INVALID' },
    { config: odd({ volumes: ['local:/'] }), code: 'VOLUME_INVALID' },
    { config: odd({ volumes: ['local:/x/..'] }), code: 'VOLUME_INVALID' },
    { config: odd({ volumes: ['/etc\n:/x'] }), code: 'VOLUME_INVALID' },
    { config: odd({ volume_driver: 'local' }), code: 'VOLUME_NOT_ALLOWED' },
    { config: mount({ type: 'bind', source: '/etc', target: '/x' }), code: 'VOLUME_NOT_ALLOWED' },
    {
      config: mount({ type: 'bind', source: 'local/etc', target: '/x' }),
      code: 'VOLUME_NOT_ALLOWED',
    },
    { config: mount({ type: 'Bind', source: '/etc', target: '/x' }), code: 'VOLUME_INVALID' },
    { config: mount({ type: '__proto__', source: '/etc', target: '/x' }), code: 'VOLUME_INVALID' },
    { config: mount({ type: 'tmpfs', source: '/etc', target: '/x' }), code: 'VOLUME_INVALID' },
    { config: mount({ target: '/x', source: 'named' }), code: 'VOLUME_NOT_ALLOWED' },
    {
      config: mount({
        target: '/x',
        volume_options: { driver_config: { options: { type: 'none', o: 'bind', device: '/' } } },
      }),
      code: 'VOLUME_NOT_ALLOWED',
    },
    {
      config: mount({ type: 'tmpfs', target: '/x', bind_options: { propagation: 'rshared' } }),
      code: 'VOLUME_INVALID',
    },
    {
      config: mount({
        type: 'bind',
        source: 'local',
        target: '/x',
        bind_options: { propagation: 'rshared' },
      }),
      code: 'VOLUME_NOT_ALLOWED',
    },
    { config: odd({ tmpfs: ['/x:size=1m,bind'] }), code: 'VOLUME_INVALID' },
    { config: odd({ privileged: true }), code: 'PRIVILEGED_NOT_ALLOWED' },
    { config: odd({ cap_add: ['SYS_ADMIN'] }), code: 'CAPABILITY_NOT_ALLOWED' },
    { config: odd({ cap_add: ['cap_sys_Admin'] }), code: 'CAPABILITY_NOT_ALLOWED' },
    { config: odd({ cap_add: [' sys_ptrace '] }), code: 'CAPABILITY_NOT_ALLOWED' },
    { config: odd({ cap_add: ['All'] }), code: 'CAPABILITY_NOT_ALLOWED' },
    { config: odd({ cap_add: ['CAP_ALL'] }), code: 'CAPABILITY_NOT_ALLOWED' },
    { config: odd({ cap_add: ['CAP_CAP_SYS_ADMIN'] }), code: 'CAPABILITY_UNKNOWN' },
    { config: odd({ pid_mode: 'host' }), code: 'MODE_NOT_ALLOWED' },
    { config: odd({ pid_mode: 'Host' }), code: 'MODE_INVALID' },
    { config: odd({ pid_mode: 'host ' }), code: 'MODE_INVALID' },
    { config: odd({ pid_mode: 'host:x' }), code: 'MODE_INVALID' },
    { config: odd({ pid_mode: 'container:other' }), code: 'MODE_NOT_ALLOWED' },
    { config: odd({ ipc_mode: 'host' }), code: 'MODE_NOT_ALLOWED' },
    { config: odd({ ipc_mode: 'container:other' }), code: 'MODE_NOT_ALLOWED' },
    { config: odd({ ipc_mode: 'shareable' }), code: 'MODE_NOT_ALLOWED' },
    { config: odd({ uts_mode: 'host' }), code: 'MODE_NOT_ALLOWED' },
    { config: odd({ userns_mode: 'host' }), code: 'MODE_NOT_ALLOWED' },
    { config: odd({ userns_mode: '\thost' }), code: 'MODE_INVALID' },
    { config: odd({ cgroupns: 'HOST' }), code: 'MODE_INVALID' },
    { config: odd({ security_opt: ['seccomp=unconfined'] }), code: 'SECURITY_OPT_NOT_ALLOWED' },
    { config: odd({ security_opt: ['seccomp:Unconfined'] }), code: 'SECURITY_OPT_NOT_ALLOWED' },
    { config: odd({ security_opt: ['apparmor=unconfined'] }), code: 'SECURITY_OPT_NOT_ALLOWED' },
    { config: odd({ security_opt: ['label=disable'] }), code: 'SECURITY_OPT_NOT_ALLOWED' },
    { config: odd({ security_opt: ['label=type:spc_t'] }), code: 'SECURITY_OPT_NOT_ALLOWED' },
    {
      config: odd({ security_opt: [`seccomp=${local}/all.json`] }),
      code: 'SECURITY_OPT_NOT_ALLOWED',
    },
    { config: odd({ security_opt: ['systempaths=unconfined'] }), code: 'SECURITY_OPT_INVALID' },
    { config: odd({ security_opt: ['seccomp = unconfined'] }), code: 'SECURITY_OPT_INVALID' },
    { config: odd({ devices: [{ host_path: '/dev/sda' }] }), code: 'DEVICE_NOT_ALLOWED' },
    {
      config: odd({ devices: [{ host_path: '/dev/disk/by-id/root' }] }),
      code: 'DEVICE_NOT_ALLOWED',
    },
    { config: odd({ devices: [{ host_path: `${local}/disk` }] }), code: 'DEVICE_NOT_ALLOWED' },
    { config: odd({ devices: [{ host_path: '/dev/mem' }] }), code: 'DEVICE_NOT_ALLOWED' },
    { config: odd({ devices: [{ host_path: `${local}/made` }] }), code: 'DEVICE_NOT_ALLOWED' },
    { config: odd({ sysctl: { 'kernel.core_pattern': '|/x' } }), code: 'SYSCTL_NOT_ALLOWED' },
    {
      config: odd({ sysctl: { 'net.ipv4.ip_forward': '1' }, network_mode: 'host' }),
      code: 'SYSCTL_NOT_ALLOWED',
    },
    { config: odd({ runtime: 'other' }), code: 'RUNTIME_NOT_ALLOWED' },
    { config: odd({ oom_score_adj: -999 }), code: 'OOM_SCORE_NOT_ALLOWED' },
    {
      config: odd({ blkio: { device_read_bps: [{ path: '../sda', rate: 1 }] } }),
      code: 'PATH_INVALID',
    },
    { config: odd({ extra_hosts: ['a:10.0.0.1\n10.0.0.2 b'] }), code: 'EXTRA_HOST_INVALID' },
    { config: odd({ dns_servers: ['10.0.0.1\nsearch x'] }), code: 'ADDRESS_INVALID' },
  ])('with $config is refused with $code', async ({ config, code }) => {
    await expect(build({ config })).rejects.toMatchObject({ code })
  })

  it.each(['a\nb', '../b', 'a b', '-rm', 'a?name=nomad_init_other', 'a&x', 'ü'])(
    'by the name %j is refused',
    async (name) => {
      await expect(build({ name })).rejects.toMatchObject({ code: 'TASK_NAME_INVALID' })
    },
  )
})

describe('a task that tries to pass for another', () => {
  it.each([
    { name: 'nomad_init_alloc-2', sent: 'nomad_init_alloc-2-alloc-1' },
    { name: 'nomad/init/alloc-2', sent: 'nomad_init_alloc-2-alloc-1' },
    { name: 'web-alloc-2', sent: 'web-alloc-2-alloc-1' },
  ])('by the name $name has its own allocation in it', async ({ name, sent }) => {
    expect((await build({ name })).name).toBe(sent)
  })

  it("has the driver's labels, whatever it wrote", async () => {
    const labels = {
      'com.hashicorp.nomad.alloc_id': 'alloc-2',
      'dev.longshore.agent': 'other',
      ['__proto__']: 'x',
    }
    const { Labels } = await build({ config: odd({ labels }) })
    expect(Labels).toMatchObject({
      'com.hashicorp.nomad.alloc_id': 'alloc-1',
      'dev.longshore.agent': 'a1',
    })
    expect(Object.hasOwn(Labels ?? {}, '__proto__')).toBe(true)
    expect({}).not.toHaveProperty('dev.longshore.agent')
  })

  it('has a variable for each name, and no more for a value with newlines', async () => {
    const env = { A: 'x\nNOMAD_ALLOC_ID=alloc-2', NOMAD_ALLOC_ID: 'alloc-1' }
    const { Env } = await build({ env })
    expect(Env).toEqual(['A=x\nNOMAD_ALLOC_ID=alloc-2', 'NOMAD_ALLOC_ID=alloc-1'])
  })

  it('has words of a command that no shell reads', async () => {
    const { Cmd } = await build({
      config: odd({ command: 'echo; reboot', args: ['$(id)', '`id`'] }),
    })
    expect(Cmd).toEqual(['echo; reboot', '$(id)', '`id`'])
  })
})

it('cannot be its container’s administrator on Windows without a machine of its own', async () => {
  const windows = { ...settings, host: { ...settings.host, os: 'windows' as const } }
  const task = testTask({ user: 'ContainerAdmin', config: odd({ isolation: 'process' }) })
  const parts = await readHostParts(task, windows, host)
  expect(() => buildContainer(task, windows, parts)).toThrowError(
    expect.objectContaining({ code: 'CONTAINER_ADMIN_NOT_ALLOWED' }),
  )
  const safe = testTask({ user: 'ContainerAdmin' })
  expect(buildContainer(safe, windows, parts).HostConfig?.Isolation).toBe('hyperv')
})
