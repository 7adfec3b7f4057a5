import type { PullMessage } from '@longshore/engine'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noProgress, type PullProgress, reducePull } from './reduce-pull.ts'

const fold = (messages: PullMessage[]) => messages.reduce(reducePull, noProgress)

describe('reducePull', () => {
  it('follows the layers of a pull', () => {
    const messages: PullMessage[] = [
      { status: 'Pulling from redis' },
      { layerId: 'a', status: 'Already exists' },
      { layerId: 'b', status: 'Pulling fs layer' },
      { layerId: 'c', status: 'Waiting' },
      { layerId: 'b', status: 'Downloading', current: 10, total: 100 },
    ]
    expect(fold(messages)).toEqual({
      layers: [
        { id: 'a', status: 'Already exists', current: 0, total: 0 },
        { id: 'b', status: 'Downloading', current: 10, total: 100 },
        { id: 'c', status: 'Waiting', current: 0, total: 0 },
      ],
      downloadedBytes: 10,
      totalBytes: 100,
      done: false,
    })
  })

  it.each<{ why: string; messages: PullMessage[]; current: number; total: number }>([
    {
      why: 'a download that ends between two reports',
      messages: [
        { layerId: 'a', status: 'Downloading', current: 10, total: 100 },
        { layerId: 'a', status: 'Download complete' },
      ],
      current: 100,
      total: 100,
    },
    {
      why: 'extraction, which counts from 0 again',
      messages: [
        { layerId: 'a', status: 'Downloading', current: 100, total: 100 },
        { layerId: 'a', status: 'Extracting', current: 1, total: 100 },
      ],
      current: 100,
      total: 100,
    },
    {
      why: 'a download too small for a report',
      messages: [{ layerId: 'a', status: 'Extracting', current: 1, total: 32 }],
      current: 32,
      total: 32,
    },
    {
      why: 'a download that starts again',
      messages: [
        { layerId: 'a', status: 'Downloading', current: 60, total: 100 },
        { layerId: 'a', status: 'Retrying in 5 seconds' },
        { layerId: 'a', status: 'Downloading', current: 5, total: 100 },
      ],
      current: 60,
      total: 100,
    },
    {
      why: 'a size that nobody knows',
      messages: [{ layerId: 'a', status: 'Downloading', current: 7, total: -1 }],
      current: 7,
      total: 7,
    },
  ])('counts $why', ({ messages, current, total }) => {
    expect(fold(messages)).toMatchObject({ downloadedBytes: current, totalBytes: total })
  })

  it.each([
    'Status: Downloaded newer image for redis:7',
    'Status: Image is up to date for redis:7',
  ])('is done with “%s”', (status) => {
    expect(fold([{ status: 'Digest: sha256:1' }]).done).toBe(false)
    expect(fold([{ status }, { layerId: 'a', status: 'Pull complete' }]).done).toBe(true)
  })

  it('never counts backwards, nor more than the total', () => {
    const status = fc.constantFrom('Waiting', 'Downloading', 'Extracting', 'Pull complete')
    const bytes = fc.option(fc.integer({ min: -1, max: 1000 }), { nil: undefined })
    const layerId = fc.constantFrom('a', 'b', undefined)
    const message = fc.record({ layerId, status, current: bytes, total: bytes })
    fc.assert(
      fc.property(fc.array(message), (messages) => {
        messages.reduce((before, next) => {
          const after = reducePull(freeze(before), next)
          expect(after.downloadedBytes).toBeGreaterThanOrEqual(before.downloadedBytes)
          expect(after.totalBytes).toBeGreaterThanOrEqual(before.totalBytes)
          expect(after.downloadedBytes).toBeLessThanOrEqual(after.totalBytes)
          return after
        }, noProgress)
      }),
    )
  })
})

function freeze(progress: PullProgress): PullProgress {
  progress.layers.forEach(Object.freeze)
  return Object.freeze(progress)
}
