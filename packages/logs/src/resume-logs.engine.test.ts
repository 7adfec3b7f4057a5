import { spawn } from 'node:child_process'
import { once } from 'node:events'
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
import { storedOutput } from '../test/log-contents.ts'
import { collectLogs, type LogGap, resumeLogs } from './index.ts'
import { rawContainer } from './raw-engine.test-support.ts'

const collector = fileURLToPath(new URL('./collector.test-support.ts', import.meta.url))
const { connection } = engineAddress()
const address = JSON.stringify(connection)
const container = (id: string) => rawContainer(connection, id)
const limits = { taskName: 'web', maxFiles: 1000, maxFileSizeMib: 3 }

describe('resumeLogs with a real container', () => {
  beforeAll(requireEngine)
  const { labels } = useTestContainers()

  async function create(script: string, logging: Record<string, string>): Promise<string> {
    const { Id } = await engineRequest<{ Id: string }>('POST', '/containers/create', {
      Image: services.busyboxImage,
      Cmd: ['sh', '-c', script],
      Labels: labels,
      HostConfig: { NetworkMode: 'none', LogConfig: { Type: 'json-file', Config: logging } },
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

  it('stores each line once while its process is killed ten times at 5 MB/s', async () => {
    // 15 times 12,500 lines of 100 bytes, a quarter of a second each, and some to stderr.
    const awk = `for (i = $n * 12500 - 12499; i <= $n * 12500; i++) printf "%08d %090d\\n", i, 0`
    const batch = `awk "BEGIN { ${awk.replaceAll('"', '\\"')} }"; echo $n >&2; sleep 0.2`
    const script = `n=1; while [ $n -le 15 ]; do ${batch}; n=$((n+1)); done`
    const id = await create(script, { 'max-size': '100m', 'max-file': '2' })
    const directory = await temporaryDirectory()
    await collectNothing(id, directory)
    await start(id)

    const told: string[] = []
    for (let run = 0; run <= 10; run += 1) {
      const child = spawn(
        process.execPath,
        ['--conditions=source', collector, address, id, directory],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      )
      child.stdout.setEncoding('utf8').on('data', (text) => told.push(text))
      const exited = once(child, 'exit')
      if (run === 10) await exited
      else {
        await once(child.stdout, 'data')
        await setTimeout(Math.random() * 700)
        child.kill('SIGKILL')
        await exited
      }
    }
    await waitFor(id)

    const lines = (await storedOutput(directory, 'web.stdout')).split('\n')
    expect(lines.pop()).toBe('')
    const wrong = lines.findIndex((text, n) => Number(text.slice(0, 8)) !== n + 1)
    expect(
      { wrong, around: lines.slice(Math.max(0, wrong - 1), wrong + 2), count: lines.length },
      told.join('') +
        JSON.stringify(lines.slice(Math.max(0, wrong - 1), wrong + 2).map((l) => l.slice(0, 12))),
    ).toMatchObject({ wrong: -1, count: 187_500 })
    const numbers = Array.from({ length: 15 }, (_, n) => `${n + 1}\n`).join('')
    expect(await storedOutput(directory, 'web.stderr')).toBe(numbers)
    expect(told.join('')).not.toContain('from')
  })

  it('tells of what the engine had dropped already, and goes on with what it has', async () => {
    const script = 'echo first; sleep 3; seq 1 20000'
    const id = await create(script, { 'max-size': '20k', 'max-file': '2' })
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
      attach: async () => undefined,
      readBuffer: container(id).readBuffer,
      onGap: (gap) => gaps.push(gap),
    })
    await resumed.done
    const stored = (await storedOutput(directory, 'web.stdout')).trimEnd().split('\n')
    expect(stored[0]).toBe('first')
    expect(stored.at(-1)).toBe('20000')
    expect(gaps).toMatchObject([{ stream: 'stdout', error: { code: 'LOG_GAP' } }])
  })
})
