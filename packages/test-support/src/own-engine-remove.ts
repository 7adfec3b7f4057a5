import { readFile, rm } from 'node:fs/promises'
import { removeBridge } from './own-engine-bridge.ts'
import { removeCgroups } from './own-engine-cgroups.ts'
import { findAbandonedFolders, type OwnEngineFolder } from './own-engine-folder.ts'
import { killProcesses, removeShimSockets } from './own-engine-processes.ts'
import { runProgram } from './own-engine-run.ts'

/** Removes all that an engine of ours has left, whatever its state: processes, mounts, interface, cgroups, files. */
export async function removeOwnEngine(folder: OwnEngineFolder): Promise<void> {
  await killProcesses(folder)
  await removeShimSockets(folder)
  await unmountAll(folder)
  await removeBridge(folder.bridge)
  await removeCgroups(folder)
  await rm(folder.path, { recursive: true, force: true })
}

/** The same for all that belong to processes that have ended, such as a test run that was killed. */
export async function removeAbandonedEngines(): Promise<void> {
  for (const folder of await findAbandonedFolders()) await removeOwnEngine(folder)
}

async function unmountAll({ path }: OwnEngineFolder): Promise<void> {
  const mounts = (await readFile('/proc/self/mountinfo', 'utf8'))
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((mount) => mount.startsWith(`${path}/`))
  // Another that cleans up may have been first.
  for (const mount of mounts.reverse())
    await runProgram('umount', ['--lazy', mount]).catch((error: Error) => {
      if (!/not mounted|no mount point/.test(error.message)) throw error
    })
}
