import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { createLogStore, type LogLoss } from './log-store.ts'

const full = new LongshoreError('LOG_WRITE_FAILED', 'disk full', { recoverable: true })

/** A file that stores, of each write in turn, at most so many bytes. */
function storing(...limits: number[]) {
  return {
    async write(output: Buffer) {
      const limit = limits.shift() ?? output.length
      return limit >= output.length ? { stored: output.length } : { stored: limit, error: full }
    },
    async close() {},
  }
}

describe('createLogStore', () => {
  it.each([
    { why: 'nothing is lost', limits: [9, 9, 9], losses: [], lostBytes: 0 },
    {
      why: 'output is stored again',
      limits: [2, 0, 9],
      losses: [
        { bytes: 2, over: false, error: full },
        { bytes: 6, over: true, error: full },
      ],
      lostBytes: 6,
    },
    {
      why: 'the output ends within the gap',
      limits: [9, 9, 1],
      losses: [
        { bytes: 3, over: false, error: full },
        { bytes: 3, over: true, error: full },
      ],
      lostBytes: 3,
    },
    {
      why: 'one gap follows another at once',
      limits: [1, 1, 9],
      losses: [
        { bytes: 3, over: false, error: full },
        { bytes: 3, over: true, error: full },
        { bytes: 3, over: false, error: full },
        { bytes: 3, over: true, error: full },
      ],
      lostBytes: 6,
    },
  ])('counts each gap where $why', async ({ limits, losses, lostBytes }) => {
    const told: Omit<LogLoss, 'stream'>[] = []
    const store = createLogStore(storing(...limits), (loss) => told.push(loss))
    for (let n = 0; n < 3; n += 1) await store.write(Buffer.from('line'))
    expect(await store.close()).toMatchObject({ storedBytes: 12 - lostBytes, lostBytes })
    expect(told).toEqual(losses)
  })

  it('reports a file that fails only when it is closed', async () => {
    const failing = { ...storing(), close: () => Promise.reject(full) }
    const store = createLogStore(failing, () => {})
    expect(await store.close()).toEqual({ storedBytes: 0, lostBytes: 0, error: full })
  })
})
