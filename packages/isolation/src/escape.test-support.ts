import * as fs from 'node:fs/promises'
import { join } from 'node:path'
import {
  checkSources,
  type DeviceOptions,
  type FileOptions,
  type NamespaceOptions,
  planFiles,
  type SysctlOptions,
  toCapabilities,
  toDevices,
  toFileFragment,
  toNamespaceModes,
  toOomScore,
  toPrivileged,
  toRuntime,
  toSecurityOpt,
  toSysctls,
  verifySources,
} from './index.ts'

/** All options that could lead a task out of its container. */
export interface Task extends FileOptions, NamespaceOptions, SysctlOptions, DeviceOptions {
  cap_add?: string[]
  cap_drop?: string[]
  privileged?: boolean
  security_opt?: string[]
  runtime?: string
  oom_score_adj?: number
}

/** A host with two allocations and things that are none of theirs. */
export interface Host {
  /** Of all allocations. */
  allocsDir: string
  allocDir: string
  taskDir: string
  /** Has a file `secret` and a folder `folder`. */
  outside: string
}

export async function prepareHost(folder: string): Promise<Host> {
  const root = await fs.realpath(folder)
  const allocsDir = join(root, 'data/alloc')
  const allocDir = join(allocsDir, '6f')
  const taskDir = join(allocDir, 'redis')
  const outside = join(root, 'outside')
  const folders = ['alloc/logs', 'redis/local/folder', 'redis/secrets'].map((name) =>
    join(allocDir, name),
  )
  folders.push(
    join(allocsDir, '6f-evil'),
    join(allocsDir, '7e/web/secrets'),
    join(outside, 'folder'),
  )
  for (const folder of folders) await fs.mkdir(folder, { recursive: true })
  await fs.writeFile(join(outside, 'secret'), '{"auths":{}}')
  await fs.writeFile(join(taskDir, 'local/allow-all.json'), '{"defaultAction":"SCMP_ACT_ALLOW"}')
  return { allocsDir, allocDir, taskDir, outside }
}

const devices: Record<string, 'block' | 'character' | 'folder' | 'file'> = {
  '/dev': 'folder',
  '/dev/sda': 'block',
  '/dev/mem': 'character',
  '/dev/sg0': 'character',
  '/dev/null': 'character',
  '/dev/bus': 'folder',
  '/dev/bus/disk': 'block',
  '/etc/passwd': 'file',
  '/data/alloc/6f/redis/local/sda': 'block',
  '/data/alloc/6f/redis/local/tty': 'character',
}
const deviceLinks: Record<string, string> = {
  '/dev/disk': '/dev/sda',
  '/dev/../dev/sda': '/dev/sda',
}

const deviceReader = {
  async realpath(path: string) {
    const real = deviceLinks[path] ?? path
    if (devices[real] === undefined) throw new Error('ENOENT')
    return real
  },
  lstat: async (path: string) => ({
    isBlockDevice: () => devices[path] === 'block',
    isCharacterDevice: () => devices[path] === 'character',
    isDirectory: () => devices[path] === 'folder',
  }),
  readdir: async (path: string) =>
    Object.keys(devices)
      .filter((name) => name.startsWith(`${path}/`))
      .map((name) => name.slice(path.length + 1)),
}

/**
 * What a driver nobody configured asks of the engine for this task. `meanwhile` runs between the check and the last look
 * before the start, as another task of the allocation would.
 */
export async function startAs(
  task: Task,
  { allocDir, taskDir, allocsDir }: Host,
  meanwhile: () => Promise<unknown> = async () => {},
) {
  const untrustedDirs = [allocsDir]
  const allowCaps = ['chown', 'kill', 'mknod']
  const runtimes = { allow_runtimes: ['runc', 'nvidia'], nvidia_runtime: 'nvidia' }
  const plan = planFiles(task, { volumes: { enabled: false } }, { allocDir, taskDir })
  const fragment = {
    ...toPrivileged(task, {}),
    ...toNamespaceModes(task, {}),
    ...toCapabilities({ allowCaps, capAdd: task.cap_add, capDrop: task.cap_drop }),
    ...toSysctls(task),
    ...toOomScore(task, {}),
    ...toRuntime(task, runtimes, { deviceEnv: {}, engineRuntimes: ['runc'] }),
    ...(await toSecurityOpt(task, { untrustedDirs }, fs)),
    ...(await toDevices(task, {}, deviceReader)),
  }
  const checked = await checkSources(plan, fs)
  await meanwhile()
  await verifySources(checked.sources, fs)
  return { ...fragment, ...toFileFragment(checked.plan) }
}
