import { describe, expect, it } from 'vitest'
import { settle } from './manual-pull.test-support.ts'
import { half, minute, setUp, watch } from './set-up.test-support.ts'

describe('the time of a pull', () => {
  it('ends it, and says of what it was', async () => {
    const { images, clock, pull } = setUp({ activityTimeoutMs: 60 * minute })
    const waiter = watch(images.ensure('redis:7'))
    await settle()
    clock.advance(5 * minute - 1)
    await settle()
    expect(waiter).toEqual({})
    clock.advance(1)
    await settle()
    expect(waiter.error).toMatchObject({
      code: 'PULL_TIMEOUT',
      message: expect.stringMatching(/redis:7 .* 300 s/),
      recoverable: true,
    })
    expect(pull.reasons).toEqual([waiter.error])
  })

  it('is each waiter’s own: the pull goes on for those who have more', async () => {
    const { images, clock, pull } = setUp({ activityTimeoutMs: 60 * minute })
    const short = watch(images.ensure('redis:7', { pullTimeoutMs: 1000 }))
    const long = watch(images.ensure('redis:7'))
    await settle()
    clock.advance(1000)
    await settle()
    expect(short.error).toMatchObject({ code: 'PULL_TIMEOUT' })
    await pull.end()
    expect(long.value).toMatchObject({ pulled: true })
  })

  it('is over when nothing is heard of it for long, whatever time is left', async () => {
    const { images, clock, pull } = setUp({ pullTimeoutMs: 60 * minute })
    const waiter = watch(images.ensure('redis:7'))
    await settle()
    for (let step = 0; step < 5; step++) {
      clock.advance(2 * minute - 1)
      await pull.tell(half)
    }
    expect(waiter).toEqual({})
    clock.advance(2 * minute)
    await settle()
    expect(waiter.error).toMatchObject({
      code: 'PULL_STALLED',
      message: expect.stringMatching(/redis:7 .* 120 s/),
      recoverable: true,
    })
    expect(pull.reasons).toEqual([waiter.error])
  })

  it('tells how far a slow pull is, every two minutes', async () => {
    const { images, clock, pull } = setUp({ pullTimeoutMs: 60 * minute })
    const events: string[] = []
    watch(images.ensure('redis:7', { onEvent: (event) => events.push(event) }))
    await settle()
    for (let second = 1; second <= 250; second++) {
      clock.advance(1000)
      await pull.tell({ ...half, current: second * 1000 })
    }
    expect(events).toEqual([
      'Downloading image redis:7: 0 of 1 layers complete, 119 kB of 1 MB, 933 B/s, about 15m44s left',
      'Downloading image redis:7: 0 of 1 layers complete, 239 kB of 1 MB, 933 B/s, about 13m36s left',
    ])
    await pull.end()
    clock.advance(10 * minute)
    expect(events).toHaveLength(2)
  })
})
