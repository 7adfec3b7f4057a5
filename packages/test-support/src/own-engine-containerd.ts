import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { startOwnDaemon } from './own-engine-daemon.ts'
import type { OwnEngineFolder } from './own-engine-folder.ts'

/** Apart from dockerd: one that dockerd starts itself would block its next start after a kill. */
export async function startContainerd(
  folder: OwnEngineFolder,
  path: string[],
): Promise<ChildProcess> {
  const inFolder = (name: string) => join(folder.path, name)
  const socketPath = inFolder('containerd.sock')
  const settings = `version = 2
root = "${inFolder('containerd')}"
state = "${inFolder('containerd-state')}"
disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.internal.v1.opt"]
[grpc]
address = "${socketPath}"
`
  await writeFile(inFolder('containerd.toml'), settings)
  const args = ['--config', inFolder('containerd.toml')]
  const logFile = inFolder('containerd.log')
  const answers = async (signal: AbortSignal) => {
    const socket = connect(socketPath)
    await once(socket, 'connect', { signal })
    socket.destroy()
  }
  return startOwnDaemon({ program: 'containerd', args, path, logFile, socketPath, answers })
}
