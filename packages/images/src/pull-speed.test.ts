import { describe, expect, it } from 'vitest'
import { type PullHistory, type PullSample, reduceHistory, toPullSpeed } from './pull-speed.ts'

const fold = (samples: PullSample[]) =>
  samples.reduce<PullHistory>((history, sample) => reduceHistory(history, sample), [])

describe('toPullSpeed', () => {
  it.each<{ why: string; samples: PullSample[]; total: number; expected: object }>([
    { why: 'nothing before the first message', samples: [], total: 0, expected: {} },
    {
      why: 'nothing in the first second',
      samples: [
        { at: 0, bytes: 0 },
        { at: 900, bytes: 500 },
      ],
      total: 1000,
      expected: {},
    },
    {
      why: 'a steady pull',
      samples: [
        { at: 0, bytes: 0 },
        { at: 1000, bytes: 100 },
        { at: 2000, bytes: 200 },
      ],
      total: 1000,
      expected: { bytesPerSecond: 100, remainingMs: 8000 },
    },
    {
      why: 'a pull that stands still, for which there is no end',
      samples: [
        { at: 0, bytes: 200 },
        { at: 20_000, bytes: 200 },
        { at: 30_000, bytes: 200 },
      ],
      total: 1000,
      expected: { bytesPerSecond: 0 },
    },
    {
      why: 'a pull that has become slow, of which only the recent past counts',
      samples: [
        { at: 0, bytes: 100_000 },
        { at: 20_000, bytes: 100_010 },
        { at: 25_000, bytes: 100_020 },
      ],
      total: 100_100,
      expected: { bytesPerSecond: 2, remainingMs: 40_000 },
    },
    {
      why: 'a pull that is complete',
      samples: [
        { at: 0, bytes: 0 },
        { at: 2000, bytes: 1000 },
      ],
      total: 1000,
      expected: { bytesPerSecond: 500, remainingMs: 0 },
    },
  ])('tells of $why', ({ samples, total, expected }) => {
    const downloadedBytes = samples.at(-1)?.bytes ?? 0
    const speed = toPullSpeed(fold(samples), { downloadedBytes, totalBytes: total })
    expect(speed).toEqual(expected)
  })

  it('keeps few samples, however many messages there are', () => {
    const samples = Array.from({ length: 10_000 }, (_, at) => ({ at: at * 10, bytes: at }))
    expect(fold(samples).length).toBeLessThan(65)
    expect(toPullSpeed(fold(samples), { downloadedBytes: 9999, totalBytes: 10_099 })).toMatchObject(
      { bytesPerSecond: expect.closeTo(100), remainingMs: expect.closeTo(1000) },
    )
  })
})
