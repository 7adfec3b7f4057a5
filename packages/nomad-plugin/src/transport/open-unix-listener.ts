import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:net'
import { join } from 'node:path'
import { LongshoreError, toLongshoreError } from '@longshore/errors'
import type { SocketDirectory } from '../handshake/launch.ts'
import { type Listener, listen } from './listener.ts'
import { folderPrefix, socketName } from './socket-names.ts'

/** Of `sockaddr_un`, with its closing zero: unix(7). macOS has 104. */
const maxPathLength = 103

/**
 * Listens on a socket that only this user can reach: in a new folder of its own, or in the one that the client gave.
 * @throws LongshoreError PLUGIN_SOCKET_FAILED
 */
export async function openUnixListener(
  server: Server,
  directory: SocketDirectory,
): Promise<Listener> {
  try {
    const folder = directory.given ? undefined : await mkdtemp(join(directory.path, folderPrefix))
    const path = folder
      ? join(folder, socketName)
      : join(directory.path, `plugin-${randomUUID().slice(0, 8)}.sock`)
    if (Buffer.byteLength(path) > maxPathLength)
      throw new Error(`${path} is longer than the ${maxPathLength} bytes of a socket's path`)
    await listen(server, { path })
    await chmod(path, 0o600)
    return {
      network: 'unix',
      address: path,
      async close() {
        server.close()
        await rm(folder ?? path, { recursive: true, force: true })
      },
    }
  } catch (error) {
    throw new LongshoreError(
      'PLUGIN_SOCKET_FAILED',
      `The plugin cannot listen in ${directory.path}: ${toLongshoreError(error).message}.`,
      {
        hint: `Let ${directory.given ? 'PLUGIN_UNIX_SOCKET_DIR' : 'TMPDIR'} name a folder that this user can write to, with a short path.`,
        cause: error,
      },
    )
  }
}
