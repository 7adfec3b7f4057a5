import { join, normalize } from 'node:path'
import { LongshoreError } from '@longshore/errors'
import { isInside } from '../files/is-inside.ts'
import { requirePath } from '../files/require-path.ts'

export interface DeviceOptions {
  devices?: readonly { host_path?: string; container_path?: string; cgroup_permissions?: string }[]
}

export interface DeviceMapping {
  PathOnHost: string
  PathInContainer: string
  CgroupPermissions: string
}

/** Of `node:fs/promises`. */
export interface DeviceReader {
  realpath(path: string): Promise<string>
  lstat(path: string): Promise<DeviceStats>
  readdir(path: string, options: { recursive: true }): Promise<string[]>
}

interface DeviceStats {
  isBlockDevice(): boolean
  isCharacterDevice(): boolean
  isDirectory(): boolean
}

/**
 * Character devices that are the host's memory and ports (mem(4)) or pass commands to its disks past the block layer
 * (sg(4), nvme(4)), by the names that the kernel gives them.
 */
const rawDevices = /^\/dev\/(mem|kmem|port|sg\d+|bsg\/.+|ng\d.*|nvme\d.*|raw\/.+)$/

/**
 * The host's devices that the container gets, at the path where they really are. A folder stands for all devices in it.
 * Without `allow_privileged` a device must be below `/dev`, where no task can make one, and not hold the host's disks or
 * memory, which are the whole host. Spec: driver.md §4.3.
 *
 * @throws LongshoreError `DEVICE_INVALID`, `DEVICE_MISSING`, `DEVICE_NOT_ALLOWED`, `PATH_INVALID`
 */
export async function toDevices(
  { devices = [] }: DeviceOptions,
  { allow_privileged = false }: { allow_privileged?: boolean },
  reader: DeviceReader,
): Promise<{ Devices?: DeviceMapping[] }> {
  const Devices: DeviceMapping[] = []
  for (const { host_path = '', container_path, cgroup_permissions } of devices) {
    if (host_path === '') {
      throw new LongshoreError('DEVICE_INVALID', 'A device of devices has no host_path.', {
        hint: 'Write host_path = "/dev/…".',
      })
    }
    requirePath('devices host_path', host_path)
    requirePath('devices container_path', container_path || host_path)
    const PathOnHost = await resolve(host_path, reader)
    if (!allow_privileged) await refuseHostItself(host_path, PathOnHost, reader)
    Devices.push({
      PathOnHost,
      PathInContainer: container_path || normalize(host_path),
      CgroupPermissions: permissions(cgroup_permissions || 'rwm'),
    })
  }
  return Devices.length === 0 ? {} : { Devices }
}

function permissions(written: string): string {
  const letters = new Set(written)
  if (/^[rwm]+$/.test(written) && letters.size === written.length) return written
  throw new LongshoreError(
    'DEVICE_INVALID',
    `cgroup_permissions = ${JSON.stringify(written)} of devices is none.`,
    { hint: 'Write some of "rwm": read, write, make.' },
  )
}

async function resolve(path: string, reader: DeviceReader): Promise<string> {
  const found = await reader.realpath(path).catch(() => undefined)
  const stats = found === undefined ? undefined : await reader.lstat(found).catch(() => undefined)
  if (found === undefined || stats === undefined) {
    throw new LongshoreError(
      'DEVICE_MISSING',
      `devices host_path = ${JSON.stringify(path)} does not exist on this host.`,
    )
  }
  if (stats.isBlockDevice() || stats.isCharacterDevice() || stats.isDirectory()) return found
  throw new LongshoreError(
    'DEVICE_INVALID',
    `devices host_path = ${JSON.stringify(path)} is no device, nor a folder of devices.`,
    { hint: 'Use volumes for other files.' },
  )
}

async function refuseHostItself(path: string, found: string, reader: DeviceReader): Promise<void> {
  const notAllowed = (reason: string) =>
    new LongshoreError(
      'DEVICE_NOT_ALLOWED',
      `devices host_path = ${JSON.stringify(path)} ${reason}, which this agent does not allow.`,
      { hint: 'Name another device, or have the operator set allow_privileged = true.' },
    )
  if (!isInside('/dev', found)) throw notAllowed(`is ${found}, outside /dev`)
  const isFolder = (await reader.lstat(found)).isDirectory()
  const names = isFolder ? await reader.readdir(found, { recursive: true }) : ['']
  for (const name of names) {
    const device = join(found, name)
    const stats = await reader.lstat(device).catch(() => undefined)
    if (stats?.isBlockDevice() || (stats?.isCharacterDevice() && rawDevices.test(device)))
      throw notAllowed(`gives ${device}, with the host's own disks or memory`)
  }
}
