import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { promisify } from 'node:util'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it, onTestFinished } from 'vitest'
import { frame } from '../test/frames.ts'
import { logContents, storedOutput } from '../test/log-contents.ts'
import { collectLogs } from './collect-logs.ts'
import type { LogFifoTarget, LogFileTarget } from './collect-options.ts'
import { makeFifo, openReader } from './fifo/fifo-reader.test-support.ts'
import type { LogLoss } from './store/log-store.ts'

const kib = 1024
const run = promisify(execFile)

/** A disk of 1 MiB that goes with the test. */
async function mountSmallDisk(): Promise<string> {
  const path = await temporaryDirectory()
  await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'longshore-test', path])
  onTestFinished(() => run('umount', ['--lazy', path]).then(() => {}))
  return path
}

/** Numbered lines, so that no two places look alike. */
function lines(from: number, bytes: number): string {
  const count = Math.ceil(bytes / 8)
  return Array.from({ length: count }, (_, n) => `${String(from + n).padStart(7, '0')}\n`).join('')
}

/** Where the first of two texts leaves the second. */
function firstDifference(text: string, other: string): number {
  let at = 0
  while (at < text.length && text[at] === other[at]) at += 1
  return at
}

/** A task that writes, as its collector sees it. */
async function startTask(options: Partial<LogFileTarget> | Pick<LogFifoTarget, 'fifos'>) {
  const stream = new PassThrough()
  const losses: LogLoss[] = []
  const lost = Promise.withResolvers<void>()
  const { done } = await collectLogs(stream, {
    ...{ directory: '', taskName: 'web', maxFiles: 10, maxFileSizeMib: 10 },
    delivery: 'fifos' in options ? 'best_effort' : 'lossless',
    onLoss(loss) {
      losses.push(loss)
      lost.resolve()
    },
    ...options,
  })
  /** Resolves when all of it was read, so that the task could go on. */
  async function write(text: string): Promise<void> {
    for (let at = 0; at < text.length; at += 32 * kib)
      if (!stream.write(frame(1, text.slice(at, at + 32 * kib)))) await once(stream, 'drain')
  }
  function end() {
    stream.end()
    return done
  }
  return { write, end, losses, lost: lost.promise }
}

describe('a full disk', () => {
  it('drops and tells what does not fit, and stores again when there is room', async () => {
    const directory = await mountSmallDisk()
    await writeFile(join(directory, 'filler'), Buffer.alloc(512 * kib))
    const task = await startTask({ directory })
    const [before, after] = [lines(0, 2048 * kib), lines(5_000_000, 100 * kib)]

    await task.write(before)
    await task.lost
    await rm(join(directory, 'filler'))
    await task.write(after)
    const { stdout, stderr, error } = await task.end()

    const [begin, end, ...more] = task.losses
    expect(more).toEqual([])
    expect(begin).toMatchObject({
      stream: 'stdout',
      over: false,
      error: { code: 'LOG_WRITE_FAILED', message: expect.stringContaining('ENOSPC') },
    })
    expect(end).toMatchObject({ over: true, bytes: stdout.lostBytes })

    const written = before + after
    const stored = await storedOutput(directory, 'web.stdout')
    const gap = firstDifference(stored, written)
    expect(stored).toBe(written.slice(0, gap) + written.slice(gap + stdout.lostBytes))
    expect(stored.endsWith(after)).toBe(true)
    expect({ stderr, error }).toEqual({
      stderr: { storedBytes: 0, lostBytes: 0 },
      error: undefined,
    })
  })

  it('is told once, with its whole size, where it stays full', async () => {
    const directory = await mountSmallDisk()
    const task = await startTask({ directory })
    await task.write(lines(0, 3072 * kib))
    const { stdout } = await task.end()
    const { length } = await storedOutput(directory, 'web.stdout')
    expect(length).toBeGreaterThan(900 * kib)
    expect(stdout).toMatchObject({ storedBytes: length, lostBytes: 3072 * kib - length })
    expect(task.losses.map(({ over, bytes }) => over && bytes)).toEqual([false, stdout.lostBytes])
  })

  it('is left when the oldest files go', async () => {
    const directory = await mountSmallDisk()
    const task = await startTask({ directory, maxFiles: 2, maxFileSizeMib: 0.25 })
    const text = lines(0, 3072 * kib)
    await task.write(text)
    expect(await task.end()).toMatchObject({ stdout: { storedBytes: text.length, lostBytes: 0 } })
    expect(text.endsWith(await storedOutput(directory, 'web.stdout'))).toBe(true)
  })
})

describe('a slow reader', () => {
  it('does not hold a task back that would rather lose output, and is told what is missing', async () => {
    const path = await makeFifo(await temporaryDirectory())
    const reader = await openReader(path)
    const task = await startTask({ fifos: { stdout: path, stderr: '/dev/null' } })
    const [before, after] = [lines(0, 4096 * kib), lines(5_000_000, 64 * kib)]

    await task.write(before)
    const reading = reader.readAll()
    await task.lost
    await task.write(after)
    const { stdout, stderr } = await task.end()

    const [written, read] = [before + after, String(await reading)]
    expect(stdout.storedBytes).toBe(read.length)
    const gap = firstDifference(read, written)
    expect(read).toBe(written.slice(0, gap) + written.slice(gap + stdout.lostBytes))
    expect(read.endsWith(after)).toBe(true)
    expect(task.losses).toMatchObject([
      { over: false, error: { code: 'LOG_TOO_SLOW' } },
      { over: true, bytes: stdout.lostBytes },
    ])
    expect(stderr).toEqual({ storedBytes: 0, lostBytes: 0 })
  })
})

describe('a log folder with symlinks in it', () => {
  it.each([
    {
      why: 'the name of the file',
      plantBefore: (directory: string, target: string) =>
        symlink(target, join(directory, 'web.stdout.0')),
      files: ['web.stdout.1', 'web.stdout.2', 'web.stdout.3'],
    },
    {
      why: 'the next name, while it runs',
      plantWhile: (directory: string, target: string) =>
        symlink(target, join(directory, 'web.stdout.1')),
      files: ['web.stdout.0', 'web.stdout.2', 'web.stdout.3'],
    },
  ])('is never led out of by $why', async ({ plantBefore, plantWhile, files }) => {
    const directory = await temporaryDirectory()
    const target = join(await temporaryDirectory(), 'target')
    await writeFile(target, 'untouched')
    await plantBefore?.(directory, target)
    const task = await startTask({ directory, maxFileSizeMib: 8 / kib / kib })
    await plantWhile?.(directory, target)
    await task.write(lines(0, 24))
    await task.end()

    expect(await readFile(target, 'utf8')).toBe('untouched')
    const contents = await logContents(directory)
    expect(files.map((name) => contents[name])).toEqual(['0000000\n', '0000001\n', '0000002\n'])
  })

  it('is never left when the folder itself is swapped while it runs', async () => {
    const directory = join(await temporaryDirectory(), 'logs')
    const outside = await temporaryDirectory()
    await mkdir(directory)
    const task = await startTask({ directory, maxFileSizeMib: 8 / kib / kib })
    await rename(directory, `${directory}-away`)
    await symlink(outside, directory)
    const text = lines(0, 24)
    await task.write(text)
    expect(await task.end()).toMatchObject({ stdout: { storedBytes: 24, lostBytes: 0 } })
    expect(await storedOutput(`${directory}-away`, 'web.stdout')).toBe(text)
    expect(await readdir(outside)).toEqual([])
  })

  it('is not even entered when the folder is a symlink', async () => {
    const directory = join(await temporaryDirectory(), 'logs')
    const outside = await temporaryDirectory()
    await symlink(outside, directory)
    await expect(startTask({ directory })).rejects.toMatchObject({ code: 'LOG_OPEN_FAILED' })
    expect(await readdir(outside)).toEqual([])
  })
})
