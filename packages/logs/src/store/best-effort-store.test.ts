import { LongshoreError } from '@longshore/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSlowStore } from './best-effort-model.test-support.ts'
import { createBestEffortStore } from './best-effort-store.ts'

const kib = 1024
const mib = 1024 * kib
/** What a task writes: no two places look alike. */
const output = Buffer.from(Uint32Array.from({ length: 8 * mib }, (_, n) => n).buffer)

describe('createBestEffortStore', () => {
  it('drops what comes while 1 MiB waits, and stores again when half of it is stored', async () => {
    const { store, acts, release, releaseAll } = createSlowStore()
    const bestEffort = createBestEffortStore(store)
    const write = (from: number) =>
      bestEffort.write(output.subarray(from * 256 * kib, (from + 1) * 256 * kib))

    for (const n of [0, 1, 2, 3, 4, 5]) await write(n)
    await release()
    await write(6)
    await release()
    await write(7)
    releaseAll()
    const { storedBytes, lostBytes } = await bestEffort.close()

    expect(storedBytes + lostBytes).toBe(8 * 256 * kib)
    const kept = mib - 4 * 256
    expect(acts.map((act) => ('wrote' in act ? act.wrote.length : act))).toEqual([
      ...[256 * kib, 256 * kib, 256 * kib, kept - 3 * 256 * kib],
      { dropped: 7 * 256 * kib - kept, code: 'LOG_TOO_SLOW' },
      256 * kib,
    ])
  })

  it('has room for the pieces themselves too', async () => {
    const { store, acts, releaseAll } = createSlowStore()
    const bestEffort = createBestEffortStore(store)
    for (let n = 0; n < 10_000; n += 1) await bestEffort.write(output.subarray(n, n + 1))
    releaseAll()
    expect(await bestEffort.close()).toEqual({ storedBytes: 4080, lostBytes: 5920 })
    expect(acts.at(-1)).toEqual({ dropped: 5920, code: 'LOG_TOO_SLOW' })
  })

  it('drops nothing of a store that keeps up', async () => {
    const { store, releaseAll } = createSlowStore()
    releaseAll()
    const bestEffort = createBestEffortStore(store)
    for (let n = 0; n < 160; n += 1) {
      await bestEffort.write(output.subarray(n * 64 * kib, (n + 1) * 64 * kib))
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await bestEffort.close()).toEqual({ storedBytes: 10 * mib, lostBytes: 0 })
  })

  it('stores or drops every byte, in order, and lets at most 1 MiB wait', async () => {
    const size = fc.oneof(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 1500 * kib }))
    const act = fc.oneof(
      fc.record({ write: size }),
      fc.record({ drop: size, code: fc.constantFrom('GAP', 'LOG_TOO_SLOW') }),
      fc.constant('release' as const),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 20 }), async (script) => {
        const { store, acts, release, releaseAll } = createSlowStore()
        const bestEffort = createBestEffortStore(store)
        let written = 0
        for (const step of script) {
          if (step === 'release') await release()
          else if ('write' in step) {
            await bestEffort.write(output.subarray(written, written + step.write))
            written += step.write
          } else {
            const error = new LongshoreError(step.code, 'dropped')
            await bestEffort.drop({ bytes: step.drop, error })
            written += step.drop
          }
        }
        const done = acts.length
        releaseAll()
        const { storedBytes, lostBytes } = await bestEffort.close()
        expect(storedBytes + lostBytes).toBe(written)

        let [place, waited] = [0, 0]
        for (const [n, act] of acts.entries()) {
          const length = 'wrote' in act ? act.wrote.length : act.dropped
          if ('wrote' in act) {
            expect(act.wrote.equals(output.subarray(place, place + length))).toBe(true)
            if (n >= done) waited += length
          }
          place += length
        }
        expect(waited).toBeLessThanOrEqual(mib)
      }),
    )
  })
})
