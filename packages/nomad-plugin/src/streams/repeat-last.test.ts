import { expect, it } from 'vitest'
import { repeatLast } from './repeat-last.ts'

it('gives the last value again, and then the next', async () => {
  const more = Promise.withResolvers<void>()
  async function* source() {
    yield 1
    await more.promise
    yield 2
  }
  const repeated = repeatLast(source(), 1)
  const values = []
  for (let count = 0; count < 3; count++) values.push((await repeated.next()).value)
  expect(values).toEqual([1, 1, 1])
  more.resolve()
  let value: number | undefined
  while (value !== 2) value = (await repeated.next()).value ?? 2
  expect(await repeated.next()).toMatchObject({ done: true })
})

it('fails as its source does', async () => {
  // biome-ignore lint/correctness/useYield: it fails before
  async function* source(): AsyncGenerator<number> {
    throw new Error('broken')
  }
  await expect(repeatLast(source(), 1).next()).rejects.toThrow('broken')
})
