import { expect, it } from 'vitest'
import { createLatest } from './latest.ts'

it('gives a slow reader the newest, and drops those before it', async () => {
  const latest = createLatest<number>()
  latest.put(1)
  latest.put(2)
  expect(await latest.take()).toBe(2)
  const next = latest.take()
  latest.put(3)
  expect(await next).toBe(3)
  latest.put(4)
  latest.end()
  expect([await latest.take(), await latest.take()]).toEqual([4, undefined])
})

it('throws the error that it ends with', async () => {
  const latest = createLatest<number>()
  const next = latest.take()
  latest.end(new Error('over'))
  await expect(next).rejects.toThrow('over')
})
