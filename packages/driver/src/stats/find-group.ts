import type { ContainerStats } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import {
  type CgroupLocation,
  locateCgroup,
  readCgroupCpu,
  readCgroupMemoryUse,
} from '@longshore/isolation'
import type { OpenFiles } from './open-files.ts'

/** Reads a container's control group; undefined once that is gone. */
export type ReadGroup = () => Promise<ContainerStats | undefined>

/** Undefined where it is not to be seen from here: of an engine on another machine, or without the right to read. */
export async function findGroup(
  { containerId, pid }: { containerId: string; pid: number },
  { readText, close }: OpenFiles,
): Promise<ReadGroup | undefined> {
  const location = await unlessUnreadable(locateCgroup(pid, readText))
  // Those of `/proc` are read only once.
  close()
  if (!location || !isOf(containerId, location)) return undefined
  const read: ReadGroup = () => unlessUnreadable(readGroup(location, readText))
  return (await read()) && read
}

/**
 * Of another machine's engine the process id is a stranger's here. The engine names a container's group by its id:
 * `/docker/<id>`, `/system.slice/docker-<id>.scope`.
 */
function isOf(containerId: string, { folders }: CgroupLocation): boolean {
  return Object.values(folders).every((folder) => folder.includes(containerId))
}

async function readGroup(
  location: CgroupLocation,
  readText: OpenFiles['readText'],
): Promise<ContainerStats> {
  const cpu = await readCgroupCpu(location, readText)
  const { maxUsage, ...memory } = await readCgroupMemoryUse(location, readText)
  return { cpu, memory: { ...memory, maxUsage } }
}

async function unlessUnreadable<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (hasCode(error, 'CGROUP_UNREADABLE')) return undefined
    throw error
  }
}
