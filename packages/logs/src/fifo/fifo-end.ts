import { constants, open as openDescriptor } from 'node:fs'
import { open } from 'node:fs/promises'
import { Socket } from 'node:net'
import { promisify } from 'node:util'

/** Linux's O_PATH: looks at what is there without opening it. Node does not name it. */
const lookAt = 0o10000000
const writeEnd = constants.O_WRONLY | constants.O_NONBLOCK

/**
 * Opens the write end of a FIFO; undefined while nobody reads it. Linux only.
 *
 * Rejects where `path` is anything else, also a symlink, without having opened it. No thread waits for the reader, nor
 * for room later: the event loop does. Fails a write that finds the reader gone with `EPIPE`, and is closed then.
 */
export async function openFifoEnd(path: string): Promise<Socket | undefined> {
  const found = await open(path, lookAt | constants.O_NOFOLLOW)
  try {
    if (!(await found.stat()).isFIFO()) throw new Error(`${path} is not a FIFO`)
    const fd = await promisify(openDescriptor)(`/proc/self/fd/${found.fd}`, writeEnd)
    // The write that fails tells its own error.
    return new Socket({ fd, readable: false, writable: true }).on('error', () => {})
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENXIO') return undefined
    throw error
  } finally {
    await found.close()
  }
}
