import { describe, expect, it } from 'vitest'
import { settle } from './manual-pull.test-support.ts'
import type { PullProgress } from './reduce-pull.ts'
import { away, half, setUp, watch } from './set-up.test-support.ts'

describe('an engine that goes away in the middle', () => {
  it('is asked again when it is back, and the waiters are told', async () => {
    const { engine, images, clock, pull, pulled } = setUp()
    const events: string[] = []
    const shown: PullProgress[] = []
    const waiter = watch(
      images.ensure('redis:7', {
        onEvent: (event) => events.push(event),
        onProgress: (progress) => shown.push(progress),
      }),
    )
    await settle()
    await pull.tell(half)
    engine.disconnect()
    await pull.fail(away)
    expect(events).toEqual([expect.stringContaining('The engine went away')])
    expect(shown.at(-1)).toMatchObject({ waitingFor: 'engine', downloadedBytes: 500_000 })
    clock.advance(1000)
    await settle()
    expect(pulled()).toHaveLength(1)
    engine.reconnect()
    await settle()
    expect(pulled()).toHaveLength(2)
    await pull.tell(half)
    expect(shown.at(-1)?.waitingFor).toBeUndefined()
    await pull.end()
    expect(waiter.value).toMatchObject({ pulled: true })
  })

  it('is not asked for ever', async () => {
    const { images, clock, pull, pulled } = setUp()
    const waiter = watch(images.ensure('redis:7'))
    await settle()
    await pull.tell(half)
    for (let time = 0; time < 3; time++) {
      await pull.fail(away)
      clock.advance(1000)
      await settle()
    }
    expect(waiter.error).toBe(away)
    expect(pulled()).toHaveLength(3)
  })

  it('is waited for no longer than anyone waits', async () => {
    const { engine, images, clock, pull, pulled } = setUp()
    const waiter = watch(images.ensure('redis:7', { pullTimeoutMs: 5000 }))
    await settle()
    await pull.tell(half)
    engine.disconnect()
    await pull.fail(away)
    clock.advance(5000)
    await settle()
    expect(waiter.error).toMatchObject({ code: 'PULL_TIMEOUT' })
    engine.reconnect()
    await settle()
    expect(pulled()).toHaveLength(1)
  })
})
