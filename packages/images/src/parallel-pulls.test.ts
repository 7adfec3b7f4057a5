import { describe, expect, it } from 'vitest'
import { settle } from './manual-pull.test-support.ts'
import type { PullProgress } from './reduce-pull.ts'
import { half, minute, setUp, watch } from './set-up.test-support.ts'

describe('max_parallel_pulls', () => {
  it('holds back the pull of another image, and says so', async () => {
    const { images, pull, otherPull, pulled } = setUp({ maxParallelPulls: 1 })
    watch(images.ensure('redis:7'))
    await settle()
    const events: string[] = []
    const shown: PullProgress[] = []
    const next = watch(
      images.ensure('redis:8', {
        onEvent: (event) => events.push(event),
        onProgress: (progress) => shown.push(progress),
      }),
    )
    await settle()
    expect(pulled()).toHaveLength(1)
    expect(events).toEqual([expect.stringContaining('Waiting to pull redis:8')])
    expect(shown).toMatchObject([{ waitingFor: 'turn' }])
    await pull.end()
    expect(pulled()).toHaveLength(2)
    await otherPull.tell(half)
    expect(shown.at(-1)).not.toHaveProperty('waitingFor')
    await otherPull.end()
    expect(next.value).toMatchObject({ pulled: true })
  })

  it('gives the turn of one who left to the next', async () => {
    const { images, pull, pulled } = setUp({ maxParallelPulls: 1 })
    watch(images.ensure('redis:7'))
    await settle()
    const leaver = new AbortController()
    watch(images.ensure('redis:8', { signal: leaver.signal }))
    watch(images.ensure('redis:9'))
    await settle()
    leaver.abort()
    await settle()
    await pull.end()
    expect(pulled()).toEqual(['7', '9'].map((tag) => `docker.io/library/redis:${tag}`))
  })

  it('does not count the waiting as time of the pull', async () => {
    const { images, clock, pull } = setUp({ maxParallelPulls: 1, activityTimeoutMs: 60 * minute })
    watch(images.ensure('redis:7', { pullTimeoutMs: 60 * minute }))
    await settle()
    const next = watch(images.ensure('redis:8'))
    await settle()
    clock.advance(50 * minute)
    await pull.end()
    expect(next).toEqual({})
    clock.advance(5 * minute)
    await settle()
    expect(next.error).toMatchObject({ code: 'PULL_TIMEOUT' })
  })
})
