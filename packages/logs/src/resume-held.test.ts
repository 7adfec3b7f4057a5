import { readdir } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { containerModel } from '../test/container-model.ts'
import { storedOutput } from '../test/log-contents.ts'
import { begin, collect, lines } from '../test/resuming.ts'

/** Lines 0 to 4 are stored, and 5 to 9 held as the engine is killed, which has logged only 5. */
async function killEngine() {
  const model = containerModel()
  const directory = await temporaryDirectory()
  await begin(directory, model, lines(0, 5))
  const running = await collect(model, { directory })
  await model.delay(250)
  for (let line = 5; line < 10; line += 1) model.write('stdout', lines(line, line + 1))
  model.flush(4)
  return { model, directory, running }
}

describe('live output that waits for its place', () => {
  it('is stored where it belongs when the engine was killed before it had logged it', async () => {
    const { model, directory, running } = await killEngine()
    model.kill({ staysAway: true })
    expect(await running.done).toMatchObject({ error: { code: 'LOG_STREAM_LOST' } })
    model.back()
    model.write('stdout', lines(10, 12))
    const again = await collect(model, { directory })
    await again.settle()
    model.write('stdout', lines(12, 14))
    model.exit()
    await again.done
    expect(await storedOutput(directory, 'web.stdout')).toBe(lines(0, 14))
    expect([...running.gaps, ...again.gaps]).toEqual([])
    expect((await readdir(directory)).filter((name) => name.endsWith('.held'))).toEqual([])
  })

  it('is stored also when we were killed first, and the engine then', async () => {
    const { model, directory, running } = await killEngine()
    await model.delay(0)
    await running.stop()
    model.kill({ staysAway: true })
    model.back()
    model.write('stdout', lines(10, 12))
    const again = await collect(model, { directory })
    await again.settle()
    model.exit()
    await again.done
    expect(await storedOutput(directory, 'web.stdout')).toBe(lines(0, 12))
  })

  it('is stored once when only we were killed', async () => {
    const { model, directory, running } = await killEngine()
    await running.stop()
    const again = await collect(model, { directory })
    model.write('stdout', lines(10, 12))
    await again.settle()
    model.exit()
    await again.done
    expect(await storedOutput(directory, 'web.stdout')).toBe(lines(0, 12))
    expect(again.gaps).toEqual([])
  })

  it('is stored after a gap when the container is gone, and its log with it', async () => {
    const { model, directory, running } = await killEngine()
    model.kill({ staysAway: true })
    await running.done
    const again = await collect(model, {
      ...{ directory, logDriver: { type: 'none', config: {} } },
      attach: async () => undefined,
      readBuffer: async () => new PassThrough().end(),
    })
    await again.done
    expect(await storedOutput(directory, 'web.stdout')).toBe(lines(0, 10))
    expect(again.gaps).toMatchObject([{ stream: 'stdout' }])
  })
})
