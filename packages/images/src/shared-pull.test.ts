import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { settle } from './manual-pull.test-support.ts'
import type { PullProgress } from './reduce-pull.ts'
import { half, setUp, watch } from './set-up.test-support.ts'

describe('one pull for many', () => {
  it('gives each waiter the progress and the one result', async () => {
    const { images, pull, pulled } = setUp()
    const shown: PullProgress[][] = [[], []]
    const all = shown.map((list) =>
      watch(images.ensure('redis:7', { onProgress: (progress) => list.push(progress) })),
    )
    await settle()
    await pull.tell(half)
    await pull.end()
    expect(pulled()).toHaveLength(1)
    expect(all[0]?.value).toMatchObject({ pulled: true })
    expect(all[1]).toEqual(all[0])
    expect(shown[0]).toMatchObject([{ downloadedBytes: 500_000 }])
    expect(shown[1]).toEqual(shown[0])
  })

  it('tells a latecomer the state so far first', async () => {
    const { images, pull } = setUp()
    watch(images.ensure('redis:7'))
    await settle()
    await pull.tell(half)
    const shown: PullProgress[] = []
    const late = watch(images.ensure('redis:7', { onProgress: (progress) => shown.push(progress) }))
    await settle()
    expect(shown).toMatchObject([{ downloadedBytes: 500_000, totalBytes: 1_000_000 }])
    await pull.end()
    expect(late.value).toMatchObject({ pulled: true })
  })

  it('fails all with the one error, and starts anew after that', async () => {
    const { images, pull, pulled } = setUp()
    const all = [watch(images.ensure('redis:7')), watch(images.ensure('redis:7'))]
    await settle()
    const error = new LongshoreError('REGISTRY_UNREACHABLE', 'no')
    await pull.fail(error)
    expect(all).toEqual([{ error }, { error }])
    watch(images.ensure('redis:7'))
    await settle()
    expect(pulled()).toHaveLength(2)
  })

  it('goes on when one leaves, and ends when the last one does', async () => {
    const { images, pull, pulled } = setUp()
    const [first, second] = [new AbortController(), new AbortController()]
    const all = [first, second].map(({ signal }) => watch(images.ensure('redis:7', { signal })))
    await settle()
    await pull.tell(half)
    const [one, two] = [new Error('one'), new Error('two')]
    first.abort(one)
    await settle()
    expect(all).toEqual([{ error: one }, {}])
    expect(pull.reasons).toEqual([])
    second.abort(two)
    await settle()
    expect(all[1]).toEqual({ error: two })
    expect(pull.reasons).toEqual([two])

    watch(images.ensure('redis:7'))
    await settle()
    expect(pulled()).toHaveLength(2)
  })

  it('goes on when a listener of one throws', async () => {
    const { images, pull } = setUp()
    const mine = new TypeError('mine')
    const onProgress = () => {
      throw mine
    }
    const bad = watch(images.ensure('redis:7', { onProgress }))
    const good = watch(images.ensure('redis:7'))
    await settle()
    await pull.tell(half)
    await pull.end()
    expect(bad).toEqual({ error: mine })
    expect(good.value).toMatchObject({ pulled: true })
  })

  it.each([
    { why: 'another image', a: {}, b: {}, image: 'redis:8' },
    { why: 'another platform', a: {}, b: { platform: 'linux/arm64' }, image: 'redis:7' },
    {
      why: 'credentials of one',
      a: {},
      b: { taskAuth: { username: 'bob', password: 'a' } },
      image: 'redis:7',
    },
    {
      why: 'another password',
      a: { taskAuth: { username: 'bob', password: 'a' } },
      b: { taskAuth: { username: 'bob', password: 'b' } },
      image: 'redis:7',
    },
  ])('is not shared with $why', async ({ a, b, image }) => {
    const { images, pulled } = setUp()
    watch(images.ensure('redis:7', a))
    watch(images.ensure(image, b))
    await settle()
    expect(pulled()).toHaveLength(2)
  })

  it('is shared by those with the same credentials', async () => {
    const { images, pulled } = setUp()
    for (const password of ['a', 'a'])
      watch(images.ensure('redis:7', { taskAuth: { username: 'bob', password } }))
    await settle()
    expect(pulled()).toHaveLength(1)
  })
})
