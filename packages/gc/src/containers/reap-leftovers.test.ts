import type { ContainerSummary } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { container } from './container.test-support.ts'
import { reapLeftovers } from './reap-leftovers.ts'

const labels = { 'dev.longshore.agent': 'a1' }

/** An engine with these containers, on which each `call id` in `failures` fails. */
function engineWith(containers: ContainerSummary[], failures: Record<string, Error> = {}) {
  const calls: string[] = []
  async function record(call: string, id: string) {
    calls.push(`${call} ${id}`)
    const failure = failures[`${call} ${id}`]
    if (failure) throw failure
  }
  return {
    calls,
    listContainers: async () => containers,
    stopContainer: (id: string) => record('stop', id),
    removeContainer: (id: string) => record('remove', id),
  }
}

const options = { labels, isTracked: () => false, stopTimeoutSeconds: 1 }

describe('reapLeftovers', () => {
  it('stops and removes what no task tracks, and touches nothing else', async () => {
    const engine = engineWith([
      container('tracked'),
      container('running'),
      container('ended', { running: false }),
      container('other', { labels: { 'dev.longshore.agent': 'a2' } }),
    ])
    const isTracked = ({ id }: ContainerSummary) => id === 'tracked'
    expect(await reapLeftovers(engine, { ...options, isTracked })).toEqual([
      { id: 'tracked', name: 'name-tracked', decision: 'kept', reason: 'tracked' },
      { id: 'running', name: 'name-running', decision: 'removed', reason: 'untracked, running' },
      { id: 'ended', name: 'name-ended', decision: 'removed', reason: 'untracked, not running' },
      { id: 'other', name: 'name-other', decision: 'kept', reason: 'not ours' },
    ])
    expect(engine.calls.sort()).toEqual(['remove ended', 'remove running', 'stop running'])
  })

  it.each([
    { call: 'stop bad', reason: 'untracked, running: device busy' },
    { call: 'remove bad', reason: 'untracked, running: device busy' },
  ])('goes on when $call fails', async ({ call, reason }) => {
    const failures = { [call]: new LongshoreError('ENGINE_FAILED', 'device busy') }
    const engine = engineWith([container('bad'), container('good')], failures)
    expect(await reapLeftovers(engine, options)).toMatchObject([
      { id: 'bad', decision: 'failed', reason },
      { id: 'good', decision: 'removed' },
    ])
  })

  it('counts one that went by itself as removed', async () => {
    const gone = new LongshoreError('ENGINE_NOT_FOUND', 'no such container')
    const engine = engineWith([container('c1')], { 'stop c1': gone, 'remove c1': gone })
    expect(await reapLeftovers(engine, options)).toMatchObject([{ decision: 'removed' }])
  })

  it('rejects when the containers cannot be listed', async () => {
    const error = new LongshoreError('ENGINE_UNREACHABLE', 'no answer')
    const engine = { ...engineWith([]), listContainers: () => Promise.reject(error) }
    await expect(reapLeftovers(engine, options)).rejects.toBe(error)
  })

  it('rejects when it is aborted', async () => {
    const controller = new AbortController()
    const stopContainer = async () => {
      controller.abort()
      controller.signal.throwIfAborted()
    }
    const engine = { ...engineWith([container('c1')]), stopContainer }
    const reaping = reapLeftovers(engine, { ...options, signal: controller.signal })
    await expect(reaping).rejects.toMatchObject({ name: 'AbortError' })
  })
})
