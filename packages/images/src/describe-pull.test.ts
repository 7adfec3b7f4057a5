import { describe, expect, it } from 'vitest'
import { describePull } from './describe-pull.ts'
import { noProgress, type PullProgress } from './reduce-pull.ts'

const done = { id: 'a', status: 'Pull complete', current: 10, total: 10 }
const here = { id: 'b', status: 'Already exists', current: 0, total: 0 }
const waiting = { id: 'c', status: 'Waiting', current: 0, total: 0 }

describe('describePull', () => {
  it.each<{ progress: Partial<PullProgress>; expected: string }>([
    { progress: {}, expected: '0 of 0 layers complete, 0 B of 0 B' },
    {
      progress: { layers: [done, here], downloadedBytes: 999, totalBytes: 1_234_567 },
      expected: '2 of 2 layers complete, 999 B of 1.23 MB',
    },
    {
      progress: {
        layers: [done, waiting],
        downloadedBytes: 120_000_000,
        totalBytes: 512_000_000,
        bytesPerSecond: 1_250_000,
        remainingMs: 313_600,
      },
      expected: '1 of 2 layers complete, 120 MB of at least 512 MB, 1.25 MB/s, at least 5m14s left',
    },
    {
      progress: { totalBytes: 2e12, bytesPerSecond: 2, remainingMs: 7_380_000 },
      expected: '0 of 0 layers complete, 0 B of 2 TB, 2 B/s, about 2h3m left',
    },
    {
      progress: { bytesPerSecond: 2000, remainingMs: 100 },
      expected: '0 of 0 layers complete, 0 B of 0 B, 2 kB/s, about 1s left',
    },
  ])('says “$expected”', ({ progress, expected }) => {
    expect(describePull('redis:7', { ...noProgress, ...progress })).toBe(
      `Downloading image redis:7: ${expected}`,
    )
  })
})
