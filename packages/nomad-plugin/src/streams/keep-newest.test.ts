import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keepNewest } from './keep-newest.ts'

async function* from(values: number[], failure?: Error) {
  yield* values
  if (failure) throw failure
}

async function collect(source: AsyncIterable<number>) {
  const values: number[] = []
  for await (const value of source) values.push(value)
  return values
}

it('gives the newest, in order, and accounts for every other', async () => {
  const values = fc.array(fc.integer(), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(values, fc.integer({ min: 1, max: 10 }), async (values, limit) => {
      let dropped = 0
      const kept = await collect(
        keepNewest(from(values), limit, (count) => {
          dropped += count
        }),
      )
      expect(dropped + kept.length).toBe(values.length)
      expect(kept.slice(-limit)).toEqual(values.slice(-limit))
    }),
  )
})

it('reads on while nobody takes, and gives what is left when somebody does', async () => {
  const ended = Promise.withResolvers<void>()
  async function* source() {
    yield* [1, 2, 3, 4, 5]
    ended.resolve()
  }
  const kept = keepNewest(source(), 2)
  expect((await kept.next()).value).toBe(1)
  await ended.promise
  expect(await collect(kept)).toEqual([4, 5])
})

it('fails as its source does, after what came before', async () => {
  const kept = keepNewest(from([1, 2], new Error('broken')), 5)
  expect([(await kept.next()).value, (await kept.next()).value]).toEqual([1, 2])
  await expect(kept.next()).rejects.toThrow('broken')
})
