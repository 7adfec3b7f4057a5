import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { temporaryDirectory } from '@longshore/test-support'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, frame } from '../test/frames.ts'
import { logContents, storedOutput } from '../test/log-contents.ts'
import { collectLogs } from './collect-logs.ts'
import type { LogLoss } from './index.ts'

const limits = { taskName: 'web', maxFiles: 10, maxFileSizeMib: 10 }

describe('collectLogs', () => {
  it('writes stdout and stderr apart', async () => {
    const directory = await temporaryDirectory()
    const stream = Readable.from([frame(1, 'out\n'), frame(2, 'err\n'), frame(1, 'more\n')])
    const { done } = await collectLogs(stream, { ...limits, directory })
    expect(await done).toEqual({
      stdout: { storedBytes: 9, lostBytes: 0 },
      stderr: { storedBytes: 4, lostBytes: 0 },
    })
    expect(await logContents(directory)).toEqual({
      'web.stdout.0': 'out\nmore\n',
      'web.stderr.0': 'err\n',
    })
  })

  it('has both files before anything is written, also for a task name with slashes', async () => {
    const directory = await temporaryDirectory()
    const stream = new PassThrough()
    const { done } = await collectLogs(stream, { ...limits, directory, taskName: '../a/b' })
    expect(await logContents(directory)).toEqual({ '.._a_b.stdout.0': '', '.._a_b.stderr.0': '' })
    stream.end()
    await done
  })

  it('goes on in the files of the run before', async () => {
    const directory = await temporaryDirectory()
    for (const text of ['first\n', 'second\n']) {
      const stream = Readable.from([frame(1, text)])
      await (await collectLogs(stream, { ...limits, directory })).done
    }
    expect(await logContents(directory)).toMatchObject({ 'web.stdout.0': 'first\nsecond\n' })
  })

  it('stores every byte in its order, whatever the frames, chunks and file sizes', async () => {
    const root = await temporaryDirectory()
    const text = fc.array(fc.constantFrom('a', 'b', '\n'), { maxLength: 30 }).map((c) => c.join(''))
    const frames = fc.array(fc.record({ stream: fc.constantFrom(1, 2), text }), { maxLength: 12 })
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 })
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        frames,
        sizes,
        fc.integer({ min: 1, max: 20 }),
        async (frames, sizes, max) => {
          const directory = join(root, String(run++))
          await mkdir(directory)
          const wire = Buffer.concat(frames.map(({ stream, text }) => frame(stream, text)))
          const { done } = await collectLogs(Readable.from(cut(wire, sizes)), {
            directory,
            taskName: 'web',
            maxFiles: 1000,
            maxFileSizeMib: max / 1024 / 1024,
          })
          expect((await done).error).toBeUndefined()
          const written = (wanted: number) =>
            frames.map((f) => (f.stream === wanted ? f.text : '')).join('')
          expect(await storedOutput(directory, 'web.stdout')).toBe(written(1))
          expect(await storedOutput(directory, 'web.stderr')).toBe(written(2))
          for (const file of Object.values(await logContents(directory)))
            expect(file.length).toBeLessThanOrEqual(max)
        },
      ),
    )
  })

  it('reads no further than what is being stored', async () => {
    const directory = await temporaryDirectory()
    const size = 64 * 1024
    let left = 50
    let seen = 0
    let ahead = 0
    const stream = new Readable({
      highWaterMark: 1,
      read() {
        this.push(left-- > 0 ? frame(1, 'x'.repeat(size)) : null)
        ahead = Math.max(ahead, (50 - left) * size - seen)
      },
    })
    const onOutput = (_: string, chunk: Buffer) => {
      seen += chunk.length
    }
    const { done } = await collectLogs(stream, { ...limits, directory, onOutput })
    await done
    expect(seen).toBe(50 * size)
    expect(ahead).toBeLessThan(10 * size)
  })

  it('shows all output as it comes', async () => {
    const seen: string[] = []
    const { done } = await collectLogs(Readable.from([frame(1, 'o'), frame(2, 'e')]), {
      ...limits,
      directory: await temporaryDirectory(),
      onOutput: (stream, chunk) => seen.push(`${stream} ${chunk}`),
    })
    await done
    expect(seen).toEqual(['stdout o', 'stderr e'])
  })

  it('drops and counts what cannot be stored, and reads on', async () => {
    const directory = join(await temporaryDirectory(), 'logs')
    await mkdir(directory)
    const stream = new PassThrough()
    const losses: LogLoss[] = []
    const { done } = await collectLogs(stream, {
      ...limits,
      directory,
      maxFileSizeMib: 4 / 1024 / 1024,
      onLoss: (loss) => losses.push(loss),
    })
    await rm(directory, { recursive: true })
    stream.end(Buffer.concat([frame(1, 'aaa\nbbb\n'), frame(2, 'e\n')]))
    expect(await done).toEqual({
      stdout: { storedBytes: 4, lostBytes: 4, error: losses[0]?.error },
      stderr: { storedBytes: 2, lostBytes: 0 },
    })
    expect(losses).toMatchObject([
      { stream: 'stdout', bytes: 4, over: false, error: { code: 'LOG_WRITE_FAILED' } },
      { stream: 'stdout', bytes: 4, over: true },
    ])
  })

  it.each([
    {
      why: 'ends within a frame',
      end: (stream: PassThrough) => stream.end(frame(1, 'cut').subarray(0, 9)),
      error: { code: 'LOG_STREAM_LOST', recoverable: true },
      stored: 5,
    },
    {
      why: 'breaks off',
      end: (stream: PassThrough) => stream.destroy(new Error('hang up')),
      error: { code: 'LOG_STREAM_LOST', message: expect.stringContaining('hang up') },
      stored: 4,
    },
    {
      why: 'has no frames',
      end: (stream: PassThrough) => stream.end('plain text'),
      error: { code: 'LOG_FRAME_BAD', recoverable: false },
      stored: 4,
    },
  ])('stores what came before a stream $why, and says so', async ({ end, error, stored }) => {
    const stream = new PassThrough()
    const seen = Promise.withResolvers<void>()
    const directory = await temporaryDirectory()
    const onOutput = () => seen.resolve()
    const { done } = await collectLogs(stream, { ...limits, directory, onOutput })
    stream.write(frame(1, 'out\n'))
    await seen.promise
    end(stream)
    expect(await done).toMatchObject({ stdout: { storedBytes: stored }, error })
    expect(stream.destroyed).toBe(true)
  })

  it('says so when the stream broke off before reading began', async () => {
    const stream = new PassThrough()
    const collecting = collectLogs(stream, { ...limits, directory: await temporaryDirectory() })
    stream.destroy(new Error('hang up'))
    const { done } = await collecting
    expect(await done).toMatchObject({ error: { code: 'LOG_STREAM_LOST' } })
  })

  it('stores nothing when it is aborted already', async () => {
    const directory = await temporaryDirectory()
    const signal = AbortSignal.abort()
    const { done } = await collectLogs(Readable.from([frame(1, 'x')]), {
      ...limits,
      directory,
      signal,
    })
    expect(await done).toEqual({
      stdout: { storedBytes: 0, lostBytes: 0 },
      stderr: { storedBytes: 0, lostBytes: 0 },
    })
  })

  it('ends at once when it is aborted, which is no error', async () => {
    const stream = new PassThrough()
    const controller = new AbortController()
    const directory = await temporaryDirectory()
    const { done } = await collectLogs(stream, { ...limits, directory, signal: controller.signal })
    controller.abort()
    expect(await done).not.toHaveProperty('error')
    expect(stream.destroyed).toBe(true)
  })

  it.each([
    { why: 'a folder that is a file', change: { taskName: 'web' }, code: 'LOG_OPEN_FAILED' },
    { why: 'no files at all', change: { maxFiles: 0 }, code: 'LOG_LIMITS_BAD' },
    { why: 'files of no size', change: { maxFileSizeMib: 0 }, code: 'LOG_LIMITS_BAD' },
    {
      why: 'sizes that are no number',
      change: { maxFileSizeMib: Number.NaN },
      code: 'LOG_LIMITS_BAD',
    },
  ])('refuses $why, and lets the stream go', async ({ change, code }) => {
    const directory = join(await temporaryDirectory(), 'file')
    await writeFile(directory, '')
    const stream = new PassThrough()
    await expect(collectLogs(stream, { ...limits, directory, ...change })).rejects.toMatchObject({
      code,
    })
    expect(stream.destroyed).toBe(true)
  })
})
