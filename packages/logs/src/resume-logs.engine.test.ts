import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  engineAddress,
  engineRequest,
  requireEngine,
  services,
  temporaryDirectory,
  useTestContainers,
} from '@longshore/test-support'
import { beforeAll, describe, expect, it } from 'vitest'
import { logContents, storedOutput } from '../test/log-contents.ts'
import { createRandom } from '../test/random.ts'
import { collectLogs, type FilePosition, type LogGap, resumeLogs } from './index.ts'
import { rawContainer } from './raw-engine.test-support.ts'

const collector = fileURLToPath(new URL('./collector.test-support.ts', import.meta.url))
const { connection } = engineAddress()
const container = (id: string) => rawContainer(connection, id)
const limits = { taskName: 'web', maxFiles: 1000, maxFileSizeMib: 3 }
const large = { 'max-size': '100m', 'max-file': '2' }
const byDefault = { 'max-size': '2m', 'max-file': '2' }

describe('resumeLogs with a real container', () => {
  beforeAll(requireEngine)
  const { labels } = useTestContainers()

  async function create(script: string, config: Record<string, string>): Promise<string> {
    const { Id } = await engineRequest<{ Id: string }>('POST', '/containers/create', {
      Image: services.busyboxImage,
      Cmd: ['sh', '-c', script],
      Labels: labels,
      HostConfig: { NetworkMode: 'none', LogConfig: { Type: 'json-file', Config: config } },
    })
    return Id
  }

  const start = (id: string) => engineRequest('POST', `/containers/${id}/start`)
  const waitFor = (id: string) => engineRequest('POST', `/containers/${id}/wait`)

  /** Collects nothing, as an agent that is killed right after the start. */
  async function collectNothing(id: string, directory: string): Promise<void> {
    const signal = AbortSignal.abort()
    await (await collectLogs(await container(id).attach(), { ...limits, directory, signal })).done
  }

  /** Collects in processes of which all but the last are killed; resolves with the gaps that they told. */
  async function collectWithKills(id: string, options: KillOptions): Promise<LogGap[]> {
    const gaps: LogGap[] = []
    const random = createRandom(options.seed)
    for (let run = 0; run <= options.kills; run += 1) {
      const child = spawnCollector(id, options)
      const exited = once(child, 'exit')
      const told = createInterface({ input: child.stdout as NodeJS.ReadableStream })
      const collecting = Promise.withResolvers<void>()
      told.on('line', (line) => {
        const { gap } = JSON.parse(line) as { gap?: LogGap }
        if (gap) gaps.push(gap)
        else collecting.resolve()
      })
      await Promise.race([collecting.promise, exited])
      if (run < options.kills) {
        await setTimeout(random() * 150)
        child.kill('SIGKILL')
      }
      await exited
    }
    return gaps
  }

  const writer = (batches: number, lines: number) => {
    const awk = `for (i = $n * ${lines} - ${lines - 1}; i <= $n * ${lines}; i++) printf "%08d %090d\\n", i, 0`
    const batch = `awk "BEGIN { ${awk.replaceAll('"', '\\"')} }"; echo $n >&2; sleep 0.1`
    return `n=1; while [ $n -le ${batches} ]; do ${batch}; n=$((n+1)); done`
  }

  /** The numbered lines, and where they begin. */
  async function storedLines(directory: string): Promise<StoredLine[]> {
    const files = Object.entries(await logContents(directory))
    return files.flatMap(([name, text]) => {
      if (!name.startsWith('web.stdout.')) return []
      const index = Number(name.split('.')[2])
      expect(text.length % lineSize, `${name} ends with a whole line`).toBe(0)
      return Array.from({ length: text.length / lineSize }, (_, n) => {
        const line = text.slice(n * lineSize, (n + 1) * lineSize)
        const number = /^\d{8} 0{90}\n$/.test(line) ? Number(line.slice(0, 8)) : Number.NaN
        return { number, index, offset: n * lineSize }
      })
    })
  }

  it('stores each line once while its process is killed ten times at 5 MB/s', async () => {
    const seed = newSeed()
    const id = await create(writer(12, 6000), large)
    const directory = await temporaryDirectory()
    await collectNothing(id, directory)
    await start(id)
    const gaps = await collectWithKills(id, { directory, seed, kills: 10, config: large })
    await waitFor(id)

    const numbers = (await storedLines(directory)).map(({ number }) => number)
    const wrong = numbers.findIndex((number, n) => number !== n + 1)
    const around = numbers.slice(Math.max(0, wrong - 2), wrong + 3)
    expect({ gaps, wrong, around, count: numbers.length }, `LOGS_SEED=${seed}`).toEqual({
      gaps: [],
      wrong: -1,
      around: expect.anything(),
      count: 72_000,
    })
    const batches = Array.from({ length: 12 }, (_, n) => `${n + 1}\n`).join('')
    expect(await storedOutput(directory, 'web.stderr'), `LOGS_SEED=${seed}`).toBe(batches)
  }, 60_000)

  it("misses nothing but what it tells of, exactly there, at the engine's default limits", async () => {
    const seed = newSeed()
    const id = await create(writer(12, 6000), byDefault)
    const directory = await temporaryDirectory()
    await collectNothing(id, directory)
    await start(id)
    const gaps = await collectWithKills(id, { directory, seed, kills: 10, config: byDefault })
    await waitFor(id)

    const lines = await storedLines(directory)
    const numbers = lines.map(({ number }) => number)
    const told = gaps.filter(({ stream }) => stream === 'stdout')
    const jumps = lines.filter(({ number }, n) => number !== (numbers[n - 1] ?? 0) + 1)
    const untold = jumps.filter(
      ({ index, offset }) => !told.some(({ after }) => isJustBefore(after, { index, offset })),
    )
    const backwards = numbers.filter((number, n) => number <= (numbers[n - 1] ?? 0))
    const why = `LOGS_SEED=${seed} ${JSON.stringify({ jumps, told })}`
    expect({ backwards, untold, last: numbers.at(-1) }, why).toEqual({
      backwards: [],
      untold: [],
      last: 72_000,
    })
  }, 60_000)

  it('tells of what the engine had dropped already, and goes on with what it has', async () => {
    const id = await create('echo first; sleep 1; seq 1 20000', {
      'max-size': '20k',
      'max-file': '2',
    })
    const directory = await temporaryDirectory()
    const controller = new AbortController()
    const { done } = await collectLogs(await container(id).attach(), {
      ...limits,
      directory,
      onOutput: () => controller.abort(),
      signal: controller.signal,
    })
    await start(id)
    await done
    await waitFor(id)
    const gaps: LogGap[] = []
    const resumed = await resumeLogs({
      ...limits,
      directory,
      attach: container(id).attachIfRunning,
      readBuffer: container(id).readBuffer,
      logDriver: { type: 'json-file', config: { 'max-size': '20k', 'max-file': '2' } },
      onGap: (gap) => gaps.push(gap),
    })
    await resumed.done
    const stored = (await storedOutput(directory, 'web.stdout')).trimEnd().split('\n')
    expect(stored[0]).toBe('first')
    expect(stored.at(-1)).toBe('20000')
    const numbers = stored.slice(1).map(Number)
    expect(numbers).toEqual(numbers.map((_, n) => (numbers[0] as number) + n))
    expect(gaps).toEqual([
      {
        stream: 'stdout',
        after: expect.objectContaining({ index: 0, offset: 6 }),
        before: expect.stringMatching(/Z$/),
        certain: true,
        reason: expect.any(String),
      },
    ])
  })
})

const lineSize = 100

interface StoredLine extends FilePosition {
  number: number
}

/** At the same place, or at the end of the file before. */
function isJustBefore(after: LogGap['after'], line: FilePosition): boolean {
  return after.index === line.index
    ? after.offset === line.offset
    : line.offset === 0 && after.index !== undefined && after.index < line.index
}

interface KillOptions {
  directory: string
  seed: number
  kills: number
  config: Record<string, string>
}

function spawnCollector(id: string, { directory, config }: KillOptions): ChildProcess {
  const args = [collector, JSON.stringify(connection), id, directory, JSON.stringify(config)]
  return spawn(process.execPath, ['--conditions=source', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function newSeed(): number {
  return Number(process.env.LOGS_SEED ?? Math.floor(Math.random() * 2 ** 31))
}
