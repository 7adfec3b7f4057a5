import { readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { LongshoreError } from '@longshore/errors'
import { temporaryDirectory } from '@longshore/test-support'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containerModel } from '../test/container-model.ts'
import { storedOutput } from '../test/log-contents.ts'
import { begin, collect, limits, lines, small } from '../test/resuming.ts'
import { collectLogs } from './index.ts'

describe('resumeLogs', () => {
  it('stores what was written meanwhile and what is written then', async () => {
    const model = containerModel()
    const directory = await temporaryDirectory()
    await begin(directory, model, lines(0, 5))
    model.write('stdout', lines(5, 10))
    model.flush()
    const running = await collect(model, { directory })
    model.write('stdout', lines(10, 15))
    model.write('stderr', 'oops\n')
    await running.settle()
    model.write('stdout', 'the end')
    model.exit()
    expect(await running.done).not.toHaveProperty('error')
    expect(await storedOutput(directory, 'web.stdout')).toBe(`${lines(0, 15)}the end`)
    expect(await storedOutput(directory, 'web.stderr')).toBe('oops\n')
    expect(running.gaps).toEqual([])
  })

  it.each([
    { why: 'one of 1 MB', text: `${'0123456789'.repeat(100_000)}end\n` },
    { why: 'one without an end', text: 'no newline' },
    {
      why: 'what is no UTF-8 but is live',
      text: Buffer.from([0x41, 0xff, 0xfe, 0x0a]),
      isLive: true,
    },
    { why: 'Chinese', text: '记录已经保存\n'.repeat(3) },
  ])('stores a line whole: $why', async ({ text, isLive }) => {
    const model = containerModel()
    const directory = await temporaryDirectory()
    await begin(directory, model, lines(0, 5))
    if (!isLive) model.write('stdout', text)
    const running = await collect(model, { directory })
    await running.settle()
    if (isLive) {
      model.write('stdout', 'first\n')
      await running.settle()
      model.write('stdout', text)
    }
    await running.settle()
    await running.stop()
    const again = await collect(model, { directory })
    model.exit()
    await again.done
    const stored = await storedOutput(directory, 'web.stdout')
    expect(stored === model.written('stdout').toString()).toBe(true)
  })

  it('stores at the exit a line without an end that came before this attached', async () => {
    const model = containerModel()
    const directory = await temporaryDirectory()
    await begin(directory, model, lines(0, 5))
    model.write('stdout', 'no newline')
    const running = await collect(model, { directory })
    await running.settle()
    model.exit()
    await running.done
    expect(await storedOutput(directory, 'web.stdout')).toBe(`${lines(0, 5)}no newline`)
    expect(running.gaps).toEqual([])
  })

  it('stores such a line, and tells a gap, where a killed engine had logged nothing of what is stored', async () => {
    const model = containerModel()
    const directory = await temporaryDirectory()
    const stream = new PassThrough()
    const { done } = await collectLogs(stream, { ...limits, directory, now: model.now, tty: true })
    stream.end(lines(0, 9))
    await done
    model.write('stdout', lines(0, 9))
    model.kill()
    const line = 'no newline'.repeat(200)
    model.write('stdout', line)
    const running = await collect(model, { directory, logDriver: small })
    await running.settle()
    model.exit()
    await running.done
    expect(await storedOutput(directory, 'web.stdout')).toBe(`${lines(0, 9)}${line}`)
    expect(running.gaps).toMatchObject([{ stream: 'stdout', certain: true }])
  })

  it('goes on with the output of a terminal', async () => {
    const model = containerModel({ tty: true })
    const directory = await temporaryDirectory()
    await begin(directory, model, 'a\r\n')
    model.write('stdout', 'b\r\n')
    const running = await collect(model, { directory, tty: true })
    model.write('stdout', '$ ')
    await running.settle()
    model.write('stdout', 'ls\r\n')
    model.exit()
    await running.done
    expect(await storedOutput(directory, 'web.stdout')).toBe('a\r\nb\r\n$ ls\r\n')
  })

  it('stores all of a container that exited before anything was stored', async () => {
    const model = containerModel()
    const directory = await temporaryDirectory()
    await begin(directory, model)
    model.write('stdout', 'tick\n'.repeat(9))
    model.exit()
    const { done, gaps } = await collect(model, { directory })
    await done
    expect(await storedOutput(directory, 'web.stdout')).toBe('tick\n'.repeat(9))
    expect(gaps).toEqual([])
  })

  it('tells where the engine dropped something, and what follows', async () => {
    const model = containerModel()
    const directory = await temporaryDirectory()
    await begin(directory, model, lines(0, 5))
    for (let n = 5; n < 100; n += 1) model.write('stdout', `line ${n}\n`)
    model.flush()
    model.rotate(20)
    const running = await collect(model, { directory, logDriver: small })
    await running.settle()
    model.write('stdout', lines(100, 102))
    model.exit()
    await running.done
    expect(await storedOutput(directory, 'web.stdout')).toBe(lines(0, 5) + lines(80, 102))
    expect(running.gaps).toMatchObject([
      { stream: 'stdout', after: { index: 0, offset: 35 }, certain: true },
    ])
  })

  it('tells once that nobody knows whether something was dropped before the first stored line', async () => {
    const model = containerModel()
    const directory = await temporaryDirectory()
    await begin(directory, model)
    for (let n = 0; n < 30; n += 1) model.write('stdout', `line ${n}\n`)
    model.exit()
    const { done, gaps } = await collect(model, { directory, logDriver: small })
    await done
    expect(await storedOutput(directory, 'web.stdout')).toBe(lines(0, 30))
    expect(gaps).toMatchObject([{ stream: 'stdout', certain: false }])
  })

  it('goes on live, and says so, where the log driver keeps nothing', async () => {
    const model = containerModel()
    const directory = await temporaryDirectory()
    await begin(directory, model, 'a\n')
    const readBuffer = async () => {
      throw new LongshoreError(
        'ENGINE_FAILED',
        'configured logging driver does not support reading',
      )
    }
    const logDriver = { type: 'syslog', config: {} }
    const running = await collect(model, { directory, readBuffer, logDriver })
    model.write('stdout', 'c\n')
    await running.settle()
    model.exit()
    expect(await running.done).not.toHaveProperty('error')
    expect(await storedOutput(directory, 'web.stdout')).toBe('a\nc\n')
    expect(running.gaps).toMatchObject([{ stream: 'stdout' }, { stream: 'stderr' }])
  })

  it.each(['attach', 'readBuffer'])(
    'stores nothing half when %s fails, and can go on later',
    async (call) => {
      const model = containerModel()
      const directory = await temporaryDirectory()
      await begin(directory, model, lines(0, 3))
      model.write('stdout', lines(3, 6))
      model.flush()
      const failing = { [call]: () => Promise.reject(new Error('connection refused')) }
      const { done } = await collect(model, { directory, ...failing })
      expect(await done).toMatchObject({ error: { code: 'LOG_STREAM_LOST', recoverable: true } })
      const again = await collect(model, { directory })
      model.exit()
      await again.done
      expect(await storedOutput(directory, 'web.stdout')).toBe(lines(0, 6))
    },
  )

  it.each([
    { why: 'emptied', change: (path: string) => truncate(path, 0) },
    { why: 'deleted', change: (path: string) => rm(path) },
  ])('does not double the rest where an operator $why the file', async ({ change }) => {
    const model = containerModel()
    const directory = await temporaryDirectory()
    await begin(directory, model, lines(0, 300))
    await change(join(directory, 'web.stdout.0'))
    model.write('stdout', lines(300, 303))
    model.exit()
    const { done } = await collect(model, { directory })
    await done
    const stored = (await storedOutput(directory, 'web.stdout')).trimEnd().split('\n')
    expect(new Set(stored).size).toBe(stored.length)
    expect(stored.slice(-3)).toEqual(['line 300', 'line 301', 'line 302'])
  })

  it.each([
    { why: 'missing', spoil: (path: string) => rm(path) },
    { why: 'torn', spoil: (path: string) => truncate(path, 100) },
    { why: 'of someone else', spoil: (path: string) => writeFile(path, '{"__proto__":1}') },
  ])('needs no cursor: one that is $why costs nothing', async ({ spoil }) => {
    const model = containerModel()
    const directory = await temporaryDirectory()
    await begin(directory, model, lines(0, 50))
    await spoil(join(directory, '.web.stdout.cursor'))
    model.write('stdout', lines(50, 53))
    model.exit()
    await (await collect(model, { directory })).done
    expect(await storedOutput(directory, 'web.stdout')).toBe(lines(0, 53))
  })

  it('stores each of unique lines once, and equal ones at least once, over kills at any point', async () => {
    const step = fc.oneof(
      fc.record({
        act: fc.constant('write' as const),
        count: fc.integer({ min: 1, max: 30 }),
        isError: fc.boolean(),
      }),
      fc.record({ act: fc.constant('pass' as const), lag: fc.integer({ min: 0, max: 5 }) }),
      fc.record({
        act: fc.constant('kill us' as const),
        unwritten: fc.integer({ min: 0, max: 200 }),
      }),
      fc.record({ act: fc.constant('settle' as const) }),
    )
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 12 }),
      fc.boolean(),
      async (steps, isUnique) => {
        const model = containerModel()
        const directory = await temporaryDirectory()
        await begin(directory, model, 'the first line of all of them\n')
        let running = await collect(model, { directory })
        let number = 0
        for (const step of steps) {
          if (step.act === 'write')
            for (let n = 0; n < step.count; n += 1)
              model.write(
                step.isError ? 'stderr' : 'stdout',
                isUnique ? `line ${number++}\n` : 'tick\n',
              )
          else if (step.act === 'pass') model.flush(step.lag)
          else if (step.act === 'settle') await running.settle()
          else {
            await running.stop()
            await cutEnd(directory, step.unwritten)
            running = await collect(model, { directory })
          }
        }
        model.exit()
        await running.done
        expect(running.gaps).toEqual([])
        for (const stream of ['stdout', 'stderr'] as const) {
          const stored = await storedOutput(directory, `web.${stream}`)
          const written = model.written(stream).toString()
          if (isUnique) expect(stored).toBe(written)
          else
            expect(stored.split('tick').length).toBeGreaterThanOrEqual(written.split('tick').length)
        }
      },
    )
    await fc.assert(property, { numRuns: 40 })
  }, 60_000)

  it('stores what it was sent but the killed engine lost, once, and what follows', async () => {
    const model = containerModel()
    const directory = await temporaryDirectory()
    await begin(directory, model, lines(0, 100))
    let running = await collect(model, { directory })
    model.write('stdout', lines(100, 110))
    await running.settle()
    model.write('stdout', lines(110, 113))
    await new Promise((resolve) => setTimeout(resolve, 20))
    model.kill()
    await running.done
    model.write('stdout', lines(113, 120))
    model.flush()
    running = await collect(model, { directory })
    await running.settle()
    await running.stop()
    model.write('stdout', lines(120, 123))
    model.flush()
    running = await collect(model, { directory })
    await running.settle()
    model.write('stdout', lines(123, 125))
    model.exit()
    await running.done
    expect(await storedOutput(directory, 'web.stdout')).toBe(lines(0, 125))
    expect(running.gaps).toEqual([])
  })
})

/** As if the process had been killed before it wrote the last bytes. */
async function cutEnd(directory: string, bytes: number): Promise<void> {
  for (const name of await readdir(directory)) {
    if (name.endsWith('.cursor')) continue
    const path = join(directory, name)
    const { size } = await stat(path)
    await truncate(path, Math.max(name.includes('stdout') ? Math.min(size, 30) : 0, size - bytes))
  }
}
