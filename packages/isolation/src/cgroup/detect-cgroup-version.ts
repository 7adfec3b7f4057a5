import { type ReadTextNow, readOptional } from './cgroup-files.ts'

export type CgroupVersion = 1 | 2

/**
 * Which version the engine's containers are under. A host with both (systemd's *hybrid*) limits by version 1.
 * Source: cgroups(7), `/sys/fs/cgroup/cgroup.controllers` is of version 2's root alone.
 */
export async function detectCgroupVersion(
  readText: ReadTextNow,
  root = '/sys/fs/cgroup',
): Promise<CgroupVersion> {
  const controllers = await readOptional(`${root}/cgroup.controllers`, readText)
  return controllers === undefined ? 1 : 2
}
