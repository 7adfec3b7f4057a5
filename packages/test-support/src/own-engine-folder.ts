import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const prefix = 'longshore-engine-'

/** Where an engine of a test's own keeps everything, and the names that it has outside of its folder. */
export interface OwnEngineFolder {
  path: string
  /** Its network interface. */
  bridge: string
  /** Its containers' place in the cgroup tree. */
  cgroupParent: string
}

/** Makes a folder whose name tells which process it belongs to: its id and start time. */
export async function makeOwnEngineFolder(): Promise<OwnEngineFolder> {
  const started = await startTimeOf(process.pid)
  return toOwnEngineFolder(await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-${started}-`)))
}

function toOwnEngineFolder(path: string): OwnEngineFolder {
  const name = basename(path)
  const [id = ''] = name.split('-').slice(-1)
  return { path, bridge: `lsb-${id}`, cgroupParent: `/${name}` }
}

/** Those whose process has ended: nobody will use them again. */
export async function findAbandonedFolders(): Promise<OwnEngineFolder[]> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix))
  const isAbandoned = await Promise.all(names.map(async (name) => !(await hasOwner(name))))
  return names
    .filter((_, index) => isAbandoned[index])
    .map((name) => toOwnEngineFolder(join(tmpdir(), name)))
}

async function hasOwner(name: string): Promise<boolean> {
  const [pid, started] = name.slice(prefix.length).split('-')
  return (await startTimeOf(Number(pid))) === started
}

/** In clock ticks after boot (proc(5)); undefined where there is no such process. */
async function startTimeOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field is the program's name in brackets and may hold anything.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
}
