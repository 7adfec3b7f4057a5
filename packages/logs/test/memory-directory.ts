import { constants } from 'node:fs'
import type { LogDirectory, LogHandle } from '../src/log-directory.ts'

export type MemoryFiles = Map<string, Buffer>

export interface MemoryDirectoryOptions {
  files: MemoryFiles
  /** Unix time in milliseconds. */
  now(): number
  /** The process is killed in its n-th change of a file: of a write only `part` (0 to 1) is done, and nothing after it. */
  kill?: { atChange: number; part: number }
  onKill?: () => void
}

/** A folder in memory, in which a process can be killed at any change. */
export function memoryDirectory({ files, now, kill, onKill }: MemoryDirectoryOptions) {
  let changes = 0
  let isDead = false
  let changedAt = now()
  const never = new Promise<never>(() => {})

  async function change(act: (part: number) => void): Promise<void> {
    if (isDead) return never
    changes += 1
    changedAt = now()
    isDead = changes === kill?.atChange
    act(isDead ? (kill?.part ?? 0) : 1)
    if (isDead) onKill?.()
    if (isDead) return never
  }

  function toHandle(name: string, isAppend: boolean): LogHandle {
    const content = () => files.get(name) ?? Buffer.alloc(0)
    return {
      async write(data: Buffer, offset = 0, length = data.length, position?: number) {
        await change((part) => {
          const bytes = data.subarray(offset, offset + Math.floor(length * part))
          const at = isAppend ? content().length : (position ?? 0)
          const after = content().subarray(at + bytes.length)
          const before = Buffer.concat([content(), Buffer.alloc(at)]).subarray(0, at)
          files.set(name, Buffer.concat([before, bytes, after]))
        })
        return { bytesWritten: length, buffer: data }
      },
      async read(buffer: Buffer, offset: number, length: number, position: number) {
        const bytesRead = content().copy(buffer, offset, position, position + length)
        return { bytesRead, buffer }
      },
      stat: async () => ({ isFile: () => true, size: content().length, mtimeMs: changedAt }),
      async close() {},
    } as unknown as LogHandle
  }

  const directory: LogDirectory = {
    path: 'memory',
    list: async () => [...files.keys()],
    async open(name, flags) {
      if (flags & constants.O_CREAT && !files.has(name))
        await change(() => files.set(name, Buffer.alloc(0)))
      else if (flags & constants.O_EXCL)
        throw Object.assign(new Error('exists'), { code: 'EEXIST' })
      return toHandle(name, (flags & constants.O_APPEND) !== 0)
    },
    remove: (name) => change(() => files.delete(name)),
    async close() {},
  }
  return directory
}

/** All that is stored of a stream, oldest first. */
export function storedIn(files: MemoryFiles, name: string): string {
  const parts = [...files]
    .map(([file, bytes]) => ({ bytes, index: /^(.*)\.(\d+)$/.exec(file) }))
    .filter(({ index }) => index?.[1] === name)
    .sort((a, b) => Number(a.index?.[2]) - Number(b.index?.[2]))
  return Buffer.concat(parts.map(({ bytes }) => bytes)).toString()
}
