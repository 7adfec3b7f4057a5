import { execFileSync } from 'node:child_process'
import { constants } from 'node:fs'
import { mkdir, open, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it, onTestFinished } from 'vitest'
import { frame } from '../test/frames.ts'
import { storedOutput } from '../test/log-contents.ts'
import { collectLogs, type LogLoss } from './index.ts'

const limits = { taskName: 'web', maxFiles: 10, maxFileSizeMib: 10 }

async function fifo(): Promise<string> {
  const path = join(await temporaryDirectory(), 'fifo')
  execFileSync('mkfifo', [path])
  return path
}

const openReader = (path: string) => open(path, constants.O_RDONLY | constants.O_NONBLOCK)

describe('collectLogs into FIFOs', () => {
  it('writes all to a reader that comes late, goes and comes back; nothing for /dev/null', async () => {
    const path = await fifo()
    const stream = new PassThrough()
    const { done } = await collectLogs(stream, {
      taskName: 'web',
      fifos: { stdout: path, stderr: '/dev/null' },
    })
    const read: string[] = []
    for (const text of ['one\n', 'two\n']) {
      stream.write(Buffer.concat([frame(2, 'err\n'), frame(1, text)]))
      const reader = await openReader(path)
      await expect
        .poll(async () => {
          const { buffer, bytesRead } = await reader.read(Buffer.alloc(100), 0, 100).catch(() => ({
            buffer: Buffer.alloc(0),
            bytesRead: 0,
          }))
          read.push(buffer.toString('utf8', 0, bytesRead))
          return read.join('')
        })
        .toContain(text)
      await reader.close()
    }
    stream.end()
    expect(await done).toEqual({
      stdout: { storedBytes: 8, lostBytes: 0 },
      stderr: { storedBytes: 8, lostBytes: 0 },
    })
    expect(read.join('')).toBe('one\ntwo\n')
  })

  it('drops what nobody reads, and says so', async () => {
    const losses: LogLoss[] = []
    const { done } = await collectLogs(Readable.from([frame(1, 'one\n')]), {
      taskName: 'web',
      fifos: { stdout: await fifo(), stderr: '/dev/null' },
      delay: async () => {},
      onLoss: (loss) => losses.push(loss),
    })
    expect(await done).toMatchObject({ stdout: { storedBytes: 0, lostBytes: 4 } })
    expect(losses).toMatchObject([
      { bytes: 4, over: false },
      { bytes: 4, over: true },
    ])
  })

  it.each(['a file', 'a symlink'])('refuses %s where the FIFO should be', async (kind) => {
    const path = await fifo()
    const other = `${path}-other`
    await (kind === 'a file' ? writeFile(other, '') : symlink(path, other))
    const fifos = { stdout: '/dev/null', stderr: other }
    await expect(collectLogs(new PassThrough(), { taskName: 'web', fifos })).rejects.toMatchObject({
      code: 'LOG_OPEN_FAILED',
    })
  })
})

describe('collectLogs into a folder', () => {
  it('counts what a full disk does not take, and goes on', async () => {
    const directory = await temporaryDirectory()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', directory])
    onTestFinished(() => void execFileSync('umount', [directory]))
    const ballast = join(directory, 'ballast')
    await writeFile(ballast, Buffer.alloc(150 * 1024))
    const losses: LogLoss[] = []
    const stream = new PassThrough()
    const lost = Promise.withResolvers<void>()
    const { done } = await collectLogs(stream, {
      ...limits,
      directory,
      onLoss: (loss) => {
        losses.push(loss)
        lost.resolve()
      },
    })
    stream.write(frame(1, 'x'.repeat(200 * 1024)))
    await lost.promise
    await writeFile(ballast, '')
    stream.end(frame(1, 'after\n'))
    const { stdout } = await done
    expect(stdout.storedBytes + stdout.lostBytes).toBe(200 * 1024 + 6)
    expect(stdout.error).toMatchObject({ code: 'LOG_WRITE_FAILED' })
    expect(losses.at(-1)).toMatchObject({ bytes: stdout.lostBytes, over: true })
    expect(await storedOutput(directory, 'web.stdout')).toMatch(/x(after\n)?$/)
  })

  it('follows no symlink: neither one in place of its cursor nor of the folder', async () => {
    const root = await temporaryDirectory()
    const target = join(root, 'target')
    await writeFile(target, 'untouched')
    await mkdir(join(root, 'logs'))
    await symlink(target, join(root, 'logs', '.web.stdout.cursor'))
    await symlink('logs', join(root, 'link'))
    for (const folder of ['logs', 'link'])
      await expect(
        collectLogs(new PassThrough(), { ...limits, directory: join(root, folder) }),
      ).rejects.toMatchObject({ code: 'LOG_OPEN_FAILED' })
    expect(await readFile(target, 'utf8')).toBe('untouched')
  })

  it('stays in its folder when another one takes its place', async () => {
    const root = await temporaryDirectory()
    const directory = join(root, 'logs')
    await mkdir(directory)
    await mkdir(join(root, 'elsewhere'))
    const stream = new PassThrough()
    const { done } = await collectLogs(stream, {
      ...limits,
      maxFileSizeMib: 4 / 1024 / 1024,
      directory,
    })
    await rename(directory, `${directory}-away`)
    await symlink('elsewhere', directory)
    stream.end(frame(1, 'aaa\nbbb\n'))
    expect(await done).toMatchObject({ stdout: { storedBytes: 8 } })
    expect(await storedOutput(`${directory}-away`, 'web.stdout')).toBe('aaa\nbbb\n')
  })

  it('drops rather than hold the task back with best_effort, and counts it', async () => {
    const directory = await temporaryDirectory()
    const losses: LogLoss[] = []
    const wire = Array.from({ length: 64 }, () => frame(1, 'x'.repeat(64 * 1024)))
    const { done } = await collectLogs(Readable.from(wire), {
      ...limits,
      directory,
      delivery: 'best_effort',
      onLoss: (loss) => losses.push(loss),
    })
    const { stdout } = await done
    expect(stdout.storedBytes + stdout.lostBytes).toBe(64 * 64 * 1024)
    expect((await storedOutput(directory, 'web.stdout')).length).toBe(stdout.storedBytes)
    expect(stdout.lostBytes).toBe(
      losses.reduce((sum, { bytes, over }) => sum + (over ? bytes : 0), 0),
    )
  })
})
