import { readdir, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containerModel } from '../test/container-model.ts'
import { inBoth, isAllowed, missingRanges, type Range } from '../test/missing-ranges.ts'
import { collectLogs, type LogGap } from './index.ts'
import { resumeWith } from './resume-logs.ts'

const streams = ['stdout', 'stderr'] as const
type Stream = (typeof streams)[number]
type Model = ReturnType<typeof containerModel>

const seed = Number(process.env.LOGS_SEED ?? 1)
const numRuns = Number(process.env.LOGS_RUNS ?? 60)
/** The JSON of a counterexample, to be tried so often. */
const example = process.env.LOGS_CASE && JSON.parse(process.env.LOGS_CASE)
const maxSize = 9000

const writing = fc.record({
  act: fc.constant('write' as const),
  stream: fc.constantFrom(...streams),
  count: fc.integer({ min: 1, max: 150 }),
  kind: fc.constantFrom('line', 'line', 'both', 'long', 'part'),
})
const step = fc.oneof(
  { weight: 5, arbitrary: writing },
  fc.record({ act: fc.constant('pass' as const), lag: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ act: fc.constant('kill us' as const), unwritten: fc.integer({ min: 0, max: 300 }) }),
  fc.record({ act: fc.constant('kill engine' as const), staysAway: fc.boolean() }),
  fc.record({ act: fc.constant('rotate' as const) }),
  fc.record({ act: fc.constant('settle' as const) }),
)
const setting = fc.record({
  steps: fc.array(step, { minLength: 3, maxLength: 14 }),
  chunks: fc.array(fc.integer({ min: 30, max: 3000 }), { minLength: 1, maxLength: 4 }),
  // With one, nothing is left to find the place by when we are killed as it is begun anew.
  maxFiles: fc.constantFrom(2, 3, 1000),
  maxFileSizeMib: fc.constantFrom(0.002, 0.02, 10),
  isUnique: fc.boolean(),
})

interface Told {
  stream: Stream
  /** Bytes that were stored before it. */
  at: number
  gap: LogGap
}

/** Collections of one container, one after the other; what they stored, also in files that were rotated away. */
function collector(
  model: Model,
  options: { directory: string; maxFiles: number; maxFileSizeMib: number },
) {
  const limits = { ...options, taskName: 'web', now: model.now }
  const stored = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) }
  /** What we had read and not written when we were killed. */
  const unwritten = { stdout: [] as Range[], stderr: [] as Range[] }
  const told: Told[] = []
  const onOutput = (stream: Stream, output: Buffer) => {
    stored[stream] = Buffer.concat([stored[stream], output])
  }

  async function begin() {
    const controller = new AbortController()
    const { done } = await resumeWith(
      {
        ...limits,
        attach: model.attach,
        readBuffer: model.readBuffer,
        logDriver: { type: 'json-file', config: { 'max-size': String(maxSize), 'max-file': '2' } },
        onOutput,
        onGap: (gap) => told.push({ stream: gap.stream, at: stored[gap.stream].length, gap }),
        signal: controller.signal,
      },
      { delay: model.delay },
    )
    return { done, stop: () => controller.abort() }
  }

  return {
    stored,
    unwritten,
    told,
    begin,
    /** Stores nothing: the container's start. */
    start: async () => {
      const signal = AbortSignal.abort()
      const stream = await model.attach()
      if (stream) await (await collectLogs(stream, { ...limits, signal })).done
    },
    /** As if the process had been killed before it wrote the last bytes. */
    async cutEnd(bytes: number) {
      for (const stream of streams) {
        const names = (await readdir(options.directory)).filter((name) =>
          name.startsWith(`web.${stream}.`),
        )
        const newest = names
          .sort((a, b) => Number(a.split('.')[2]) - Number(b.split('.')[2]))
          .at(-1)
        if (!newest) continue
        const path = join(options.directory, newest)
        const { size } = await stat(path)
        const cut = Math.min(size, bytes)
        await truncate(path, size - cut)
        const end = stored[stream].length
        const place = endOf(stored[stream].subarray(-cut - 100), model.written(stream))
        // The same bytes begin each line: a cut in the middle of one may show some further on.
        if (place >= 0) unwritten[stream].push({ begin: place - cut - 10, end: place + 10 })
        stored[stream] = stored[stream].subarray(0, end - cut)
      }
    },
  }
}

/** Where `bytes` were written, of which what came first may be older: less than 100 bytes. */
function endOf(bytes: Buffer, written: Buffer): number {
  for (let from = 0; from < bytes.length; from += 1) {
    const place = written.lastIndexOf(bytes.subarray(from))
    if (place >= 0) return place + bytes.length - from
  }
  return -1
}

function writeStep(
  model: Model,
  { stream, count, kind }: { stream: Stream; count: number; kind: string },
  text: () => string,
) {
  for (let n = 0; n < count; n += 1) {
    const to = kind === 'both' && n % 2 ? 'stderr' : stream
    if (kind === 'long' && n < 2) model.write(to, `${Array.from({ length: 600 }, text).join('')}\n`)
    else if (kind === 'part') model.write(to, text())
    else model.write(to, `${text()}\n`)
  }
}

describe('resumeLogs over kills of us and of the engine', () => {
  it(`stores each byte once, but what the engine lost or dropped (LOGS_SEED=${seed})`, async () => {
    const property = fc.asyncProperty(setting, async ({ steps, chunks, isUnique, ...limits }) => {
      const model = containerModel({ chunks })
      const collecting = collector(model, { ...limits, directory: await temporaryDirectory() })
      let number = 0
      const text = () =>
        isUnique ? `<${String(number++).padStart(9, '0')} is the number of it>` : 'tick tock'
      await collecting.start()
      let running = await collecting.begin()
      const again = async (unwritten: number) => {
        running.stop()
        await running.done
        await collecting.cutEnd(unwritten)
        running = await collecting.begin()
      }
      for (const step of steps) {
        if (step.act === 'write') writeStep(model, step, text)
        else if (step.act === 'pass') model.flush(step.lag)
        else if (step.act === 'settle') for (let n = 0; n < 10; n += 1) await model.delay(250)
        else if (step.act === 'rotate') model.rotateToSize(maxSize)
        else if (step.act === 'kill us') await again(step.unwritten)
        else if (limits.maxFiles * limits.maxFileSizeMib > 1) {
          // With less, all that is left in the files can be what the engine lost.
          model.kill(step)
          await running.done
          model.back()
          running = await collecting.begin()
        }
      }
      model.exit()
      await running.done
      for (const stream of streams) {
        const written = model.written(stream)
        const stored = collecting.stored[stream]
        const gaps = collecting.told.filter((told) => told.stream === stream)
        if (!isUnique) continue
        for (const range of missingRanges(written, stored)) {
          // Of a stream of which nothing is stored nobody knows that it had output which was dropped.
          const isTold = gaps.length > 0 || stored.length === 0
          // What only a killed engine and we had, who were killed as well.
          const lost = inBoth(collecting.unwritten[stream], model.neverLogged(stream))
          const allowed = [...model.lost(stream), ...lost, ...(isTold ? model.dropped(stream) : [])]
          const why = JSON.stringify({
            stream,
            range,
            gaps,
            lost: model.lost(stream),
            dropped: model.dropped(stream),
          })
          expect(isAllowed(written, range, allowed), why).toBe(true)
        }
      }
    })
    await fc.assert(property, {
      seed,
      numRuns,
      ...(example && { examples: Array(numRuns).fill(example) }),
      endOnFailure: process.env.LOGS_SHRINK === undefined,
    })
  }, 600_000)
})
