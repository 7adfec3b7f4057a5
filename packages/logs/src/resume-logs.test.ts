import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containerModel } from '../test/container-model.ts'
import { type MemoryFiles, memoryDirectory, storedIn } from '../test/memory-directory.ts'
import { collectLogs, type LogGap, type LogLoss, resumeLogs } from './index.ts'

type Model = ReturnType<typeof containerModel>

/** Runs collectors of one container one after the other, on the same files. */
function collecting(model: Model, { maxFileSize = 100_000, tty = false } = {}) {
  const files: MemoryFiles = new Map()
  const gaps: LogGap[] = []
  const losses: LogLoss[] = []
  const options = (kill?: { atChange: number; part: number }, onKill?: () => void) => ({
    directory: 'memory',
    openDirectory: async () => memoryDirectory({ files, now: model.now, kill, onKill }),
    taskName: 'web',
    maxFiles: 10_000,
    maxFileSizeMib: maxFileSize / 1024 / 1024,
    tty,
    now: model.now,
    delay: model.delay,
    onGap: (gap: LogGap) => gaps.push(gap),
    onLoss: (loss: LogLoss) => losses.push(loss),
  })
  return {
    gaps,
    files,
    options,
    stored: (stream: 'stdout' | 'stderr') => storedIn(files, `web.${stream}`),
    /** Collects from the container's start until `act` is done, and ends as a process that is killed in peace. */
    async collect(act: () => void) {
      const stream = await model.attach()
      const { done } = await collectLogs(stream, options())
      act()
      await model.delay(10)
      model.cutOff()
      await done
    },
    async resume(act: () => void | Promise<void>, isRunning = true) {
      const { done } = await resumeLogs({
        ...options(),
        attach: async () => (isRunning ? model.attach() : undefined),
        readBuffer: model.readBuffer,
      })
      await act()
      await model.delay(10)
      return done
    },
  }
}

/** So many bytes, no two places of which are alike. */
function counted(length: number): string {
  return Array.from({ length: length / 2 + 1 }, (_, n) => n.toString(36))
    .join('')
    .slice(0, length)
}

describe('resumeLogs', () => {
  it('stores what was written while nobody read, once', async () => {
    const model = containerModel()
    const { collect, resume, stored, gaps } = collecting(model)
    await collect(() => {
      model.write('stdout', 'one\n')
      model.write('stderr', 'e1\n')
    })
    model.pass(60_000)
    model.write('stdout', 'two\n')
    model.write('stderr', 'e2\n')
    model.flush()
    await resume(async () => {
      await model.delay(5000)
      model.write('stdout', 'three\n')
      await model.delay(10)
      model.exit()
    })
    expect([stored('stdout'), stored('stderr'), gaps]).toEqual([
      'one\ntwo\nthree\n',
      'e1\ne2\n',
      [],
    ])
  })

  it('stores every byte once, wherever the process was killed', async () => {
    const text = fc.oneof(
      { weight: 20, arbitrary: fc.integer({ min: 1, max: 60 }).map((n) => `${counted(n)}\n`) },
      { weight: 2, arbitrary: fc.constantFrom('ä€😀\n', 'no end', '\r', `${counted(5000)}\n`) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 40_000 }).map(counted) },
    )
    const write = fc.record({
      stream: fc.constantFrom('stdout' as const, 'stderr' as const),
      text,
      pause: fc.constantFrom(0, 0, 0, 1, 30, 400, 3000),
      lag: fc.integer({ min: 0, max: 3 }),
      turns: fc.integer({ min: 0, max: 3 }),
    })
    const life = fc.record({
      writes: fc.array(write, { maxLength: 12 }),
      away: fc.array(write, { maxLength: 4 }),
      kill: fc.record({
        atChange: fc.integer({ min: 1, max: 25 }),
        part: fc.constantFrom(0, 0.3, 0.99, 1),
      }),
      chunks: fc.array(fc.integer({ min: 20, max: 3000 }), { minLength: 1, maxLength: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 50, max: 5000 }),
        fc.boolean(),
        async (lives, maxFileSize, tty) => {
          const model = containerModel({ tty })
          const { files, gaps, options, resume, stored } = collecting(model, { maxFileSize, tty })
          let count = 0
          const doWrite = ({ stream, text, pause, lag }: (typeof lives)[0]['writes'][0]) => {
            model.pass(pause)
            count += 1
            model.write(tty ? 'stdout' : stream, `${count} ${text}`)
            model.flush(lag)
          }
          // The first collector is there before the container runs: what is killed earlier never starts it.
          const first = await collectLogs(await model.attach(), options())
          model.cutOff()
          await first.done

          for (const { writes, away, kill, chunks } of lives) {
            model.chunks(chunks)
            const killed = Promise.withResolvers<void>()
            const opening = resumeLogs({
              ...options(kill, killed.resolve),
              attach: model.attach,
              readBuffer: model.readBuffer,
            })
            for (const each of writes) {
              for (let turn = 0; turn < each.turns; turn += 1)
                await new Promise((resolve) => setImmediate(resolve))
              doWrite(each)
            }
            await model.delay(5)
            const alive = Promise.race([opening.then(({ done }) => done), killed.promise])
            model.cutOff()
            for (const each of away) doWrite(each)
            await Promise.race([alive, model.delay(3000).then(() => model.delay(3000))])
            model.cutOff()
          }
          await resume(() => model.exit())
          const told = [...files.keys()].length > 0 && gaps
          expect({ told, out: stored('stdout'), err: stored('stderr') }).toEqual({
            told: [],
            out: model.written('stdout'),
            err: model.written('stderr'),
          })
        },
      ),
      { numRuns: 30 },
    )
  })
})
