import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { type Host, prepareHost, startAs, type Task } from './escape.test-support.ts'

interface Attempt {
  why: string
  task: Task | ((host: Host) => Task)
  code: string
  /** What tasks of the allocation did to its folders before. */
  before?: (host: Host) => Promise<unknown>
  /** … and between the check and the start. */
  meanwhile?: (host: Host) => Promise<unknown>
}

const bindOf = (source: string): Task => ({ mount: [{ type: 'bind', source, target: '/x' }] })

async function replaceBy(path: string, target: string): Promise<void> {
  await rm(path, { recursive: true })
  await symlink(target, path)
}

const byText: Attempt[] = [
  ...[
    '/',
    '/etc',
    '/proc',
    '/proc/1/root',
    '/proc/self/cwd',
    '/sys',
    '/dev',
    '/var/run/docker.sock',
  ].flatMap((path) => [
    { why: `volumes: ${path}`, task: { volumes: [`${path}:/x`] }, code: 'VOLUME_NOT_ALLOWED' },
    { why: `mount: ${path}`, task: bindOf(path), code: 'VOLUME_NOT_ALLOWED' },
  ]),
  ...[
    '../..',
    '../../7e/web/secrets',
    'local/../../../7e',
    './../../6f-evil',
    'local/./../../..',
  ].map((path) => ({
    why: `dots: ${path}`,
    task: { volumes: [`${path}:/x:ro`] },
    code: 'VOLUME_NOT_ALLOWED',
  })),
  {
    why: 'a neighbour whose name begins like ours',
    task: ({ allocDir }) => bindOf(`${allocDir}-evil`),
    code: 'VOLUME_NOT_ALLOWED',
  },
  {
    why: 'the folder of all allocations',
    task: ({ allocsDir }) => bindOf(`${allocsDir}/`),
    code: 'VOLUME_NOT_ALLOWED',
  },
  {
    why: 'a mount that reaches the host',
    task: { volumes: ['local/folder:/x:rshared'] },
    code: 'VOLUME_NOT_ALLOWED',
  },
  ...[
    '/etc',
    '//etc:/x',
    ':/x',
    '/etc:/x:ro:z',
    '/etc\0:/x',
    'local\n/etc:/x',
    'local:/x:/etc',
    'C:/etc:/x',
  ].map((volume) => ({
    why: `syntax: ${JSON.stringify(volume)}`,
    task: { volumes: [volume] },
    code: volume === '//etc:/x' ? 'VOLUME_NOT_ALLOWED' : 'VOLUME_INVALID',
  })),
  { why: 'over the root', task: { volumes: ['local:/x/..'] }, code: 'VOLUME_INVALID' },
  { why: 'NUL in a mount', task: bindOf('local\0/../../../..'), code: 'VOLUME_INVALID' },
]

const namedVolumes: Attempt[] = [
  {
    why: 'a named volume',
    task: { mount: [{ source: 'v', target: '/x' }] },
    code: 'VOLUME_NOT_ALLOWED',
  },
  { why: 'a nameless volume', task: { mounts: [{ target: '/x' }] }, code: 'VOLUME_NOT_ALLOWED' },
  {
    why: 'a local volume that is a bind of the host',
    task: {
      mount: [
        {
          type: 'volume',
          source: 'v',
          target: '/x',
          volume_options: {
            driver_config: { name: 'local', options: { type: 'none', o: 'bind', device: '/' } },
          },
        },
      ],
    },
    code: 'VOLUME_NOT_ALLOWED',
  },
  {
    why: 'volume_driver',
    task: { volume_driver: 'local', volumes: ['v:/x'] },
    code: 'VOLUME_NOT_ALLOWED',
  },
  { why: 'volume_driver alone', task: { volume_driver: 'sshfs' }, code: 'VOLUME_NOT_ALLOWED' },
  ...['Bind', 'BIND', 'npipe', 'cluster', 'image', '__proto__'].map((type) => ({
    why: `the mount type ${type}`,
    task: { mount: [{ type, source: '/', target: '/x' }] },
    code: 'VOLUME_INVALID',
  })),
  {
    why: 'a tmpfs with a source',
    task: { mount: [{ type: 'tmpfs', source: '/', target: '/x' }] },
    code: 'VOLUME_INVALID',
  },
  {
    why: 'a bind with the options of a volume',
    task: {
      mount: [
        {
          type: 'bind',
          source: 'local',
          target: '/x',
          volume_options: { driver_config: { options: { device: '/' } } },
        },
      ],
    },
    code: 'VOLUME_INVALID',
  },
  { why: 'a tmpfs that is a bind', task: { tmpfs: ['/x:bind'] }, code: 'VOLUME_INVALID' },
]

const bySymlink: Attempt[] = [
  {
    why: 'a symlink to the host',
    before: ({ taskDir }) => symlink('/', join(taskDir, 'local/link')),
    task: { volumes: ['local/link:/x'] },
    code: 'VOLUME_NOT_ALLOWED',
  },
  {
    why: 'a symlink half-way',
    before: ({ taskDir, outside }) => symlink(outside, join(taskDir, 'local/link')),
    task: bindOf('local/link/folder'),
    code: 'VOLUME_NOT_ALLOWED',
  },
  {
    why: 'a symlink with something below that is not there yet',
    before: ({ taskDir, outside }) => symlink(outside, join(taskDir, 'local/link')),
    task: { volumes: ['local/link/new/folder:/x'] },
    code: 'VOLUME_NOT_ALLOWED',
  },
  {
    why: 'a symlink to a symlink to a file',
    before: async ({ allocDir, taskDir, outside }) => {
      await symlink(join(outside, 'secret'), join(allocDir, 'alloc/second'))
      await symlink('../../alloc/second', join(taskDir, 'local/first'))
    },
    task: { volumes: ['local/first:/x'] },
    code: 'VOLUME_NOT_ALLOWED',
  },
  {
    why: 'a symlink to nothing, yet',
    before: ({ taskDir, outside }) => symlink(join(outside, 'later'), join(taskDir, 'local/link')),
    task: { volumes: ['local/link:/x'] },
    code: 'VOLUME_NOT_ALLOWED',
  },
  {
    why: 'a relative symlink up and out',
    before: ({ taskDir }) => symlink('../../../7e/web/secrets', join(taskDir, 'local/link')),
    task: { volumes: ['local/link:/x'] },
    code: 'VOLUME_NOT_ALLOWED',
  },
  {
    why: 'a symlink to itself',
    before: ({ taskDir }) => symlink('link', join(taskDir, 'local/link')),
    task: { volumes: ['local/link:/x'] },
    code: 'VOLUME_NOT_ALLOWED',
  },
  {
    why: 'a symlink to a name that ends a bind',
    before: async ({ taskDir }) => {
      await mkdir(join(taskDir, 'local/a:/etc'), { recursive: true })
      await symlink('a:/etc', join(taskDir, 'local/link'))
    },
    task: { volumes: ['local/link:/x'] },
    code: 'VOLUME_INVALID',
  },
  {
    why: "a symlink in place of the task's own folder, made through a bind of its parent",
    before: ({ taskDir }) => replaceBy(join(taskDir, 'local'), '/etc'),
    task: {},
    code: 'VOLUME_NOT_ALLOWED',
  },
]

const folder = ({ taskDir }: Host) => join(taskDir, 'local/folder')
const races: Attempt[] = [
  {
    why: 'a folder swapped for a symlink',
    meanwhile: (host) => replaceBy(folder(host), host.outside),
    task: { volumes: ['local/folder:/x'] },
    code: 'VOLUME_CHANGED',
  },
  {
    why: "a folder's parent swapped for a symlink",
    meanwhile: async (host) => {
      await rename(join(host.taskDir, 'local'), join(host.taskDir, 'was'))
      await symlink(host.outside, join(host.taskDir, 'local'))
    },
    task: bindOf('local/folder'),
    code: 'VOLUME_CHANGED',
  },
  {
    why: 'a folder moved away and another in its place',
    meanwhile: async (host) => {
      await rename(folder(host), `${folder(host)}-was`)
      await mkdir(folder(host))
    },
    task: bindOf('local/folder'),
    code: 'VOLUME_CHANGED',
  },
  {
    why: 'a folder that is gone, so that the engine would make what comes',
    meanwhile: (host) => rm(folder(host), { recursive: true }),
    task: { volumes: ['local/folder:/x'] },
    code: 'VOLUME_CHANGED',
  },
  {
    why: 'a symlink where there was nothing',
    meanwhile: (host) => symlink(host.outside, join(host.taskDir, 'local/new')),
    task: { volumes: ['local/new:/x'] },
    code: 'VOLUME_CHANGED',
  },
  {
    why: 'a symlink half-way to where there was nothing',
    meanwhile: (host) => symlink(host.outside, join(host.taskDir, 'local/new')),
    task: { volumes: ['local/new/deeper:/x'] },
    code: 'VOLUME_CHANGED',
  },
  {
    why: 'a symlink to nothing where there was nothing',
    meanwhile: (host) => symlink(join(host.outside, 'none'), join(host.taskDir, 'local/new')),
    task: { volumes: ['local/new:/x'] },
    code: 'VOLUME_NOT_ALLOWED',
  },
  {
    why: 'a symlink that turned to the host',
    before: (host) => symlink('folder', join(host.taskDir, 'local/link')),
    meanwhile: (host) => replaceBy(folder(host), '/'),
    task: { volumes: ['local/link:/x'] },
    code: 'VOLUME_CHANGED',
  },
  {
    why: "the task's secrets swapped for a symlink",
    meanwhile: ({ taskDir, outside }) => replaceBy(join(taskDir, 'secrets'), outside),
    task: {},
    code: 'VOLUME_CHANGED',
  },
]

const namespaces: Attempt[] = [
  ...(['pid_mode', 'ipc_mode', 'uts_mode', 'userns_mode'] as const).map((option) => ({
    why: `${option} = host`,
    task: { [option]: 'host' },
    code: 'MODE_NOT_ALLOWED',
  })),
  ...(['pid_mode', 'ipc_mode'] as const).map((option) => ({
    why: `${option} of another container`,
    task: { [option]: 'container:web-7e' },
    code: 'MODE_NOT_ALLOWED',
  })),
  ...[
    'Host',
    'HOST',
    ' host',
    'host ',
    'host\n',
    'host\0',
    'host:',
    'host:x',
    'container:',
    'container: web',
    'Container:web',
    'container:web\n',
    'ns:/proc/1/ns/pid',
  ].map((pid_mode) => ({
    why: `pid_mode = ${JSON.stringify(pid_mode)}`,
    task: { pid_mode },
    code: 'MODE_INVALID',
  })),
  { why: 'cgroupns of another', task: { cgroupns: 'container:web' }, code: 'MODE_INVALID' },
  { why: 'uts_mode of another', task: { uts_mode: 'container:web' }, code: 'MODE_INVALID' },
]

const privileges: Attempt[] = [
  { why: 'privileged', task: { privileged: true }, code: 'PRIVILEGED_NOT_ALLOWED' },
  ...[
    'sys_admin',
    'SYS_ADMIN',
    'Cap_Sys_Admin',
    ' sys_admin ',
    'net_raw',
    'all',
    'CAP_ALL',
    'All',
  ].map((name) => ({
    why: `cap_add ${name}`,
    task: { cap_add: [name] },
    code: 'CAPABILITY_NOT_ALLOWED',
  })),
  ...['sys_admin,chown', 'CAP_CAP_SYS_ADMIN', 'sys-admin', 'ѕys_admin', ''].map((name) => ({
    why: `cap_add "${name}"`,
    task: { cap_add: [name] },
    code: 'CAPABILITY_UNKNOWN',
  })),
  ...['/dev/sda', '/dev/disk', '/dev/../dev/sda', '/dev', '/dev/bus', '/dev/mem', '/dev/sg0'].map(
    (host_path) => ({
      why: `the device ${host_path}`,
      task: { devices: [{ host_path }] },
      code: 'DEVICE_NOT_ALLOWED',
    }),
  ),
  ...['sda', 'tty'].map((name) => ({
    why: `a device that the task made with mknod: ${name}`,
    task: { devices: [{ host_path: `/data/alloc/6f/redis/local/${name}` }] },
    code: 'DEVICE_NOT_ALLOWED',
  })),
  {
    why: 'a file as a device',
    task: { devices: [{ host_path: '/etc/passwd' }] },
    code: 'DEVICE_INVALID',
  },
  ...[
    'seccomp=unconfined',
    'seccomp:unconfined',
    'seccomp=Unconfined',
    'apparmor=unconfined',
    'apparmor:unconfined',
    'apparmor=:root:unconfined',
    'label=disable',
    'label:disable',
    'label=DISABLE',
    'label=type:spc_t',
    'label:type:unconfined_t',
  ].map((option) => ({
    why: option,
    task: { security_opt: [option] },
    code: 'SECURITY_OPT_NOT_ALLOWED',
  })),
  ...[
    'disable',
    'systempaths=unconfined',
    'seccomp',
    'seccomp=',
    'apparmor= unconfined',
    'apparmor=unconfined\n',
    ' label=disable',
    'LABEL=disable',
    'no-new-privileges=0',
    'seccomp:unconfined=x',
    'credentialspec=file://x',
  ].map((option) => ({
    why: JSON.stringify(option),
    task: { security_opt: [option] },
    code: option === 'seccomp:unconfined=x' ? 'PATH_INVALID' : 'SECURITY_OPT_INVALID',
  })),
  {
    why: 'a seccomp profile of its own',
    task: ({ taskDir }) => ({ security_opt: [`seccomp=${taskDir}/local/allow-all.json`] }),
    code: 'SECURITY_OPT_NOT_ALLOWED',
  },
  {
    why: "a seccomp profile of a neighbour's",
    before: ({ allocsDir }) => writeFile(join(allocsDir, '7e/p.json'), '{"defaultAction":"x"}'),
    task: ({ allocDir }) => ({ security_opt: [`seccomp=${allocDir}/../7e/p.json`] }),
    code: 'SECURITY_OPT_NOT_ALLOWED',
  },
  {
    why: 'a host file as a seccomp profile',
    task: ({ outside }) => ({ security_opt: [`seccomp=${outside}/secret`] }),
    code: 'SECCOMP_PROFILE_INVALID',
  },
  ...['/dev/zero', '/proc/kmsg', '/proc/self/environ'].map((path) => ({
    why: `an endless or secret seccomp profile: ${path}`,
    task: { security_opt: [`seccomp=${path}`] },
    code: 'SECCOMP_PROFILE_INVALID',
  })),
  ...['io.containerd.runc.v2', 'RUNC', 'runc ', '/bin/sh', '__proto__'].map((runtime) => ({
    why: `the runtime ${runtime}`,
    task: { runtime },
    code: 'RUNTIME_NOT_ALLOWED',
  })),
  ...[
    'kernel.core_pattern',
    'kernel/core_pattern',
    'net/../kernel/core_pattern',
    'vm.drop_caches',
  ].map((name) => ({
    why: `the sysctl ${name}`,
    task: { sysctl: { [name]: '|/x' } },
    code: 'SYSCTL_NOT_ALLOWED',
  })),
  {
    why: "others' processes killed first",
    task: { oom_score_adj: -1000 },
    code: 'OOM_SCORE_NOT_ALLOWED',
  },
]

describe.each([
  { kind: 'by the text of a path', attempts: byText },
  { kind: 'by a volume', attempts: namedVolumes },
  { kind: 'by a symlink', attempts: bySymlink },
  { kind: 'by a race', attempts: races },
  { kind: 'by a namespace', attempts: namespaces },
  { kind: 'by a privilege', attempts: privileges },
])('no way out $kind', ({ attempts }) => {
  it.each(attempts)('$why', async ({ task, code, before, meanwhile }) => {
    const host = await prepareHost(await temporaryDirectory())
    await before?.(host)
    const asked = typeof task === 'function' ? task(host) : task
    await expect(
      startAs(asked, host, () => Promise.resolve(meanwhile?.(host))),
    ).rejects.toMatchObject({
      code,
      ...(code === 'VOLUME_NOT_ALLOWED' || code === 'VOLUME_CHANGED'
        ? { message: expect.stringContaining('volumes are not enabled') }
        : {}),
    })
  })
})

it('lets a task use what is its own', async () => {
  const host = await prepareHost(await temporaryDirectory())
  await symlink('folder', join(host.taskDir, 'local/link'))
  const task: Task = {
    volumes: ['local/link:/x:ro', 'local/new/deeper:/y', '../alloc:/z'],
    mount: [{ type: 'bind', source: 'local/link/../folder', target: '/w' }],
    cap_add: ['chown'],
    devices: [{ host_path: '/dev/null', cgroup_permissions: 'r' }],
    security_opt: ['no-new-privileges', 'apparmor:docker-default', 'label=level:s0:c1'],
    runtime: 'runc',
    cgroupns: 'private',
  }
  const meanwhile = () => mkdir(join(host.taskDir, 'local/new/deeper'), { recursive: true })
  const request = await startAs(task, host, meanwhile)
  expect(request).toMatchObject({
    CapAdd: ['CHOWN'],
    CgroupnsMode: 'private',
    Devices: [{ PathOnHost: '/dev/null', PathInContainer: '/dev/null', CgroupPermissions: 'r' }],
    SecurityOpt: ['no-new-privileges', 'apparmor=docker-default', 'label=level:s0:c1'],
    Mounts: [{ Type: 'bind', Target: '/w', Source: join(host.taskDir, 'local/folder') }],
  })
  expect(request.Binds.slice(4)).toEqual([
    `${host.taskDir}/local/folder:/x:ro`,
    `${host.taskDir}/local/new/deeper:/y`,
    `${host.allocDir}/alloc:/z`,
  ])
})
