import { describe, expect, it } from 'vitest'
import { answer, chainOf, exited, find } from './chain.test-support.ts'

const failing = exited({ exitCode: 1 })

describe('the cache of a provider', () => {
  const provider = { matchImages: ['*.io'], helper: 'x', cacheForMs: 1000 }

  it('keeps credentials for their time, for each registry', async () => {
    let time = 0
    const { chain, asked } = chainOf({
      auth: { providers: [provider] },
      helpers: { x: answer('u', 'p') },
      now: () => time,
    })
    for (const [at, image] of [
      [0, 'a.io/a'],
      [999, 'a.io/b'],
      [999, 'b.io/a'],
      [1000, 'a.io/a'],
    ] as const) {
      time = at
      expect(await find(chain, image)).toMatchObject({ source: 'docker-credential-x' })
    }
    expect(asked).toEqual(['a.io', 'b.io', 'a.io'].map((server) => `docker-credential-x ${server}`))
  })

  it.each([
    { why: 'a failure', outcome: failing, cacheForMs: 1000 },
    { why: '"none"', outcome: answer('', ''), cacheForMs: 1000 },
    { why: 'anything for no time', outcome: answer('u', 'p'), cacheForMs: 0 },
  ])('does not keep $why', async ({ outcome, cacheForMs }) => {
    const { chain, asked } = chainOf({
      auth: { providers: [{ ...provider, cacheForMs }] },
      helpers: { x: outcome },
    })
    for (const _ of [1, 2]) await find(chain, 'a.io/a', { softFail: true })
    expect(asked).toHaveLength(2)
  })
})
