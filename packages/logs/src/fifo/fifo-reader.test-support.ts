import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { constants, open } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

/** A FIFO as Nomad's logmon makes it; nobody reads it yet. */
export async function makeFifo(directory: string): Promise<string> {
  const path = join(directory, '.web.stdout.fifo')
  await promisify(execFile)('mkfifo', ['-m', '0600', path])
  return path
}

/** A reader of a FIFO, which reads when it is asked to: before there was a writer it would see the end. */
export async function openReader(path: string) {
  const fd = await promisify(open)(path, constants.O_RDONLY | constants.O_NONBLOCK)
  let socket: Socket | undefined
  let chunks: AsyncIterator<Buffer> | undefined

  function start() {
    socket ??= new Socket({ fd, readable: true, writable: false })
    chunks ??= socket.iterator({ destroyOnReturn: false })
    return chunks
  }

  /** Resolves with what there is to read; waits for it. */
  async function readSome(): Promise<string> {
    return String((await start().next()).value)
  }

  /** Resolves with all that is read until the writer is gone. */
  async function readAll(): Promise<Buffer> {
    const read: Buffer[] = []
    const rest = start()
    for (let next = await rest.next(); !next.done; next = await rest.next()) read.push(next.value)
    return Buffer.concat(read)
  }

  async function leave(): Promise<void> {
    start()
    if (!socket || socket.destroyed) return
    await once(socket.destroy(), 'close')
  }

  onTestFinished(leave)
  return { readSome, readAll, leave }
}
