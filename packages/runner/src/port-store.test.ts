import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { lockDataDirectory } from './lock-data-directory.ts'

it('keeps ports over restarts until their owner gives them back', async () => {
  const path = await temporaryDirectory()
  const first = await lockDataDirectory(path)
  first.ports.add([20_000, 80], 'a')
  first.ports.add([20_001], 'b')
  first.ports.add([], 'c')
  first.release()

  const second = await lockDataDirectory(path)
  second.ports.remove('a')
  expect([...second.ports.all()]).toEqual([{ port: 20_001, owner: 'b' }])
  expect(() => second.ports.add([20_001], 'd')).toThrow()
  second.release()
})
