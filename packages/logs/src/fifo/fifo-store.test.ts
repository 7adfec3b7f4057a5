import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { LogLoss } from '../store/log-store.ts'
import { makeFifo, openReader } from './fifo-reader.test-support.ts'
import { openFifoStore } from './fifo-store.ts'

const line = Buffer.from('line\n')
const big = Buffer.alloc(300_000, 'x')

/** Time that passes as soon as something waits for it. */
function fakeTime() {
  const time = { passed: 0, delay }
  async function delay(milliseconds: number) {
    time.passed += milliseconds
  }
  return time
}

async function setUp(path: string, options: Parameters<typeof openFifoStore>[2] = {}) {
  const losses: Omit<LogLoss, 'stream'>[] = []
  const store = await openFifoStore(path, (loss) => losses.push(loss), options)
  onTestFinished(() => store.close().then(() => {}))
  return { store, losses }
}

describe('openFifoStore', () => {
  it('gives a reader every byte in order, however slow it is', async () => {
    const path = await makeFifo(await temporaryDirectory())
    const reader = await openReader(path)
    const { store, losses } = await setUp(path)
    const written = Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * 7) % 251))
    const writing = store.write(written).then(() => store.close())
    expect(await reader.readAll()).toEqual(written)
    expect(await writing).toEqual({ storedBytes: written.length, lostBytes: 0 })
    expect(losses).toEqual([])
  })

  it('keeps the write end open between writes', async () => {
    const path = await makeFifo(await temporaryDirectory())
    const reader = await openReader(path)
    const { store } = await setUp(path)
    for (const _ of [1, 2]) {
      await store.write(line)
      expect(await reader.readSome()).toBe('line\n')
    }
  })

  it('waits for a reader that is late', async () => {
    const path = await makeFifo(await temporaryDirectory())
    const late = Promise.withResolvers<void>()
    const { store, losses } = await setUp(path, { delay: () => late.promise })
    const writing = store.write(line)
    const reader = await openReader(path)
    late.resolve()
    await writing
    expect(await reader.readSome()).toBe('line\n')
    expect(losses).toEqual([])
  })

  it('drops and tells what nobody came to read in 5 s, and writes on when somebody does', async () => {
    const path = await makeFifo(await temporaryDirectory())
    const time = fakeTime()
    const { store, losses } = await setUp(path, time)
    await store.write(line)
    expect(time.passed).toBe(5000)
    await store.write(line)
    expect(time.passed).toBe(5000)

    const reader = await openReader(path)
    await store.write(line)
    expect(await reader.readSome()).toBe('line\n')
    expect(losses).toMatchObject([
      { bytes: 5, over: false, error: { code: 'LOG_WRITE_FAILED', recoverable: true } },
      { bytes: 10, over: true },
    ])
    expect(await store.close()).toMatchObject({ storedBytes: 5, lostBytes: 10 })
  })

  it('counts to the byte what a reader that leaves has not taken', async () => {
    const path = await makeFifo(await temporaryDirectory())
    const reader = await openReader(path)
    const { store, losses } = await setUp(path, fakeTime())
    const writing = store.write(big)
    await reader.readSome()
    await reader.leave()
    await writing
    const { storedBytes, lostBytes } = await store.close()
    expect(lostBytes).toBeGreaterThan(0)
    expect(storedBytes + lostBytes).toBe(big.length)
    expect(losses).toMatchObject([
      { bytes: lostBytes, over: false },
      { bytes: lostBytes, over: true },
    ])
  })

  it('goes on with the next reader where the first left', async () => {
    const path = await makeFifo(await temporaryDirectory())
    const first = await openReader(path)
    const { store, losses } = await setUp(path)
    await store.write(line)
    await first.readSome()
    await first.leave()
    const writing = store.write(line)
    const second = await openReader(path)
    await writing
    expect(await second.readSome()).toBe('line\n')
    expect(losses).toEqual([])
  })

  it('takes a FIFO that was made anew', async () => {
    const path = await makeFifo(await temporaryDirectory())
    const { store } = await setUp(path, fakeTime())
    await store.write(line)
    await rm(path)
    await store.write(line)
    await promisify(execFile)('mkfifo', [path])
    const reader = await openReader(path)
    await store.write(line)
    expect(await reader.readSome()).toBe('line\n')
    expect(await store.close()).toMatchObject({ storedBytes: 5, lostBytes: 10 })
  })

  it('never writes into what has taken the place of the FIFO', async () => {
    const path = await makeFifo(await temporaryDirectory())
    const target = `${path}-target`
    await writeFile(target, 'untouched')
    const { store, losses } = await setUp(path, fakeTime())
    await rename(path, `${path}-away`)
    await symlink(target, path)
    await store.write(line)
    await rm(path)
    await rename(target, path)
    await store.write(line)
    expect(await readFile(path, 'utf8')).toBe('untouched')
    expect(losses).toMatchObject([{ error: { message: expect.stringContaining('is not a FIFO') } }])
  })

  it.each([
    { why: 'a reader that does not read', hasReader: true },
    { why: 'a reader that does not come', hasReader: false },
  ])('gives up on $why when it is aborted', async ({ hasReader }) => {
    const path = await makeFifo(await temporaryDirectory())
    if (hasReader) await openReader(path)
    const controller = new AbortController()
    const { store } = await setUp(path, { signal: controller.signal })
    const writing = store.write(big)
    controller.abort()
    await writing
    const { storedBytes, lostBytes } = await store.close()
    expect(storedBytes + lostBytes).toBe(big.length)
    expect(storedBytes).toBeLessThan(big.length)
  })

  it('writes nothing to /dev/null, and loses nothing', async () => {
    const { store, losses } = await setUp('/dev/null')
    await store.write(line)
    expect(await store.close()).toEqual({ storedBytes: 0, lostBytes: 0 })
    expect(losses).toEqual([])
  })

  it.each([
    { why: 'nothing', plant: async () => {} },
    { why: 'a file', plant: (at: string) => writeFile(at, '') },
    { why: 'a folder', plant: (at: string) => mkdir(at) },
    { why: 'a symlink to /dev/null', plant: (at: string) => symlink('/dev/null', at) },
    {
      why: 'a symlink to a FIFO',
      plant: async (at: string) => symlink(await makeFifo(await temporaryDirectory()), at),
    },
    {
      why: 'a device',
      plant: (at: string) => promisify(execFile)('mknod', [at, 'c', '1', '3']),
    },
    {
      why: 'a socket',
      plant: async (at: string) => {
        const server = createServer().listen(at)
        onTestFinished(() => void server.close())
        await once(server, 'listening')
      },
    },
  ])('refuses $why', async ({ plant }) => {
    const path = join(await temporaryDirectory(), 'fifo')
    await plant(path)
    await expect(openFifoStore(path, () => {})).rejects.toMatchObject({
      code: 'LOG_OPEN_FAILED',
      message: expect.stringContaining(path),
    })
  })
})
