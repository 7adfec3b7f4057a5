import { readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { cgroupFolders } from './own-engine-cgroups.ts'
import type { OwnEngineFolder } from './own-engine-folder.ts'

const programs = ['dockerd', 'containerd', 'containerd-shim-runc-v2', 'runc']

/** Kills what an engine of ours has started and resolves when all is gone: daemons first, then shims and containers. */
export async function killProcesses(folder: OwnEngineFolder): Promise<void> {
  const limit = Date.now() + 20_000
  for (;;) {
    const pids = [...(await findPrograms(folder)), ...(await findContained(folder))]
    if (pids.length === 0) return
    if (Date.now() > limit)
      throw new Error(`Of the engine in ${folder.path} these processes do not end: ${pids}`)
    for (const pid of pids) kill(pid)
    await setTimeout(20)
  }
}

/** Removes the sockets of shims: they are not in the engine's own folder. */
export async function removeShimSockets({ path }: OwnEngineFolder): Promise<void> {
  const tasks = join(path, 'containerd-state/io.containerd.runtime.v2.task/moby')
  for (const id of await readdir(tasks).catch(() => [])) {
    const address = await readFile(join(tasks, id, 'address'), 'utf8').catch(() => '')
    if (address.startsWith('unix://')) await rm(address.slice('unix://'.length), { force: true })
  }
}

/** By their arguments: all of them are given a path in the folder, whose name is random. */
async function findPrograms({ path }: OwnEngineFolder): Promise<number[]> {
  const found: number[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const text = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    const [program = '', ...args] = text.split('\0')
    if (programs.includes(basename(program)) && args.some((arg) => arg.includes(path)))
      found.push(Number(name))
  }
  return found
}

async function findContained(folder: OwnEngineFolder): Promise<number[]> {
  const pids = new Set<number>()
  for (const cgroup of await cgroupFolders(folder)) {
    const text = await readFile(join(cgroup, 'cgroup.procs'), 'utf8').catch(() => '')
    for (const pid of text.split('\n').filter(Boolean)) pids.add(Number(pid))
  }
  pids.delete(0)
  return [...pids]
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
