import { getEventListeners } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { createExecEngine, toFrame } from './fake-exec.test-support.ts'
import { runExec } from './run-exec.ts'
import { streamExec } from './stream-exec.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

it('leaves no timer, listener or memory behind, two thousand times', async () => {
  const { signal } = new AbortController()
  const options = { signal, timeoutMs: 3_600_000 }
  async function* forever<T>(item: T) {
    yield item
    await new Promise(() => {})
  }
  async function runBoth(): Promise<void> {
    for (const run of [
      (fake: Fake) => runExec(fake.engine, { containerId: 'c', command: ['ls'] }, options),
      (fake: Fake) =>
        streamExec(
          fake.engine,
          { containerId: 'c', command: ['ls'] },
          {
            stdin: forever(Buffer.from('x')),
            resize: forever({ width: 1, height: 1 }),
            onOutput() {},
            signal,
          },
        ),
    ]) {
      const fake = createExecEngine()
      fake.tells({ running: false, exitCode: 0 })
      fake.program.end(toFrame('stdout', 'x'.repeat(10_000)))
      await run(fake)
    }
  }
  const held = async (count: number) => {
    for (let done = 0; done < count; done++) await runBoth()
    collectGarbage()
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    return { heap: process.memoryUsage().heapUsed, timers }
  }
  const before = await held(100)
  const after = await held(1000)
  expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  expect(after.timers).toBeLessThanOrEqual(before.timers)
  // Less than a kilobyte each.
  expect(after.heap - before.heap).toBeLessThan(2_000_000)
})

type Fake = ReturnType<typeof createExecEngine>
