import { expect, it } from 'vitest'
import { createNewestValue } from './newest-value.ts'

it('gives what is newest, waits for news, and ends', async () => {
  const { set, end, values } = createNewestValue<number>()
  const reader = values[Symbol.asyncIterator]()
  set(1)
  set(2)
  expect(await reader.next()).toEqual({ value: 2, done: false })
  const next = reader.next()
  set(3)
  expect(await next).toEqual({ value: 3, done: false })
  set(4)
  end()
  expect(await reader.next()).toEqual({ value: 4, done: false })
  expect(await reader.next()).toMatchObject({ done: true })
})
