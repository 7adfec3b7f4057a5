import type { ImageRecord } from '@longshore/gc'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { lockDataDirectory } from './lock-data-directory.ts'

const image: ImageRecord = { kind: 'image', key: 'a', references: ['redis:7'], lastUsedAt: 1 }
const pull: ImageRecord = { kind: 'pull', key: 'a', before: ['b'], named: 'b' }

it('keeps records over restarts, one of each kind and key, until they are deleted', async () => {
  const path = await temporaryDirectory()
  const first = await lockDataDirectory(path)
  const later = { ...image, lastUsedAt: 2 ** 40 }
  const other: ImageRecord = { kind: 'pull', key: '__proto__', before: [] }
  for (const record of [image, pull, other, later]) await first.images.put(record)
  first.release()

  const second = await lockDataDirectory(path)
  expect(await second.images.list()).toEqual([pull, other, later])
  await second.images.delete({ kind: 'pull', key: 'a' })
  await second.images.delete({ kind: 'pull', key: 'a' })
  expect(await second.images.list()).toEqual([other, later])
  second.release()
})
