import { once } from 'node:events'
import { readdir, rm, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { hasSystemCode } from './has-system-code.ts'
import { folderPrefix, socketName } from './socket-names.ts'

/** Younger ones may belong to a plugin that is just starting. */
const minAgeMs = 60_000

export interface StaleSocketOptions {
  /** Of the user whose sockets are looked at. */
  uid: number
  /** Unix time in milliseconds. */
  now: number
}

/**
 * Removes what killed plugins of this user left in `directory`: folders whose socket nobody listens on. What cannot be
 * looked at is left alone.
 */
export async function removeStaleSockets(
  directory: string,
  { uid, now }: StaleSocketOptions,
): Promise<void> {
  const names = await readdir(directory).catch(() => [])
  for (const name of names.filter((each) => each.startsWith(folderPrefix))) {
    const folder = join(directory, name)
    const path = join(folder, socketName)
    const owner = await stat(path).catch(() => undefined)
    if (!owner?.isSocket() || owner.uid !== uid || now - owner.mtimeMs < minAgeMs) continue
    if (await isRefused(path)) await rm(folder, { recursive: true, force: true }).catch(() => {})
  }
}

async function isRefused(path: string): Promise<boolean> {
  const socket = connect(path)
  try {
    await once(socket, 'connect')
    return false
  } catch (error) {
    return hasSystemCode(error, 'ECONNREFUSED')
  } finally {
    socket.destroy()
  }
}
