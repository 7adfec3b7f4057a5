import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { lockDataDirectory } from './lock-data-directory.ts'
import type { StoredAllocation } from './stored-allocation.ts'

function allocation(id: string): StoredAllocation {
  const name = `job.${id}[0]`
  return { id, name, definition: '', ports: [], cores: [], stops: {}, outlines: {}, tasks: {} }
}

it('keeps what was put over restarts, in the order in which it was put first', async () => {
  const path = await temporaryDirectory()
  const first = await lockDataDirectory(path)
  for (const id of ['b', 'a', 'c']) first.state.put(allocation(id))
  const changed = { ...allocation('b'), stoppingSince: 7 }
  first.state.put(changed)
  first.state.remove(['a', 'unknown'])
  first.release()

  const second = await lockDataDirectory(path)
  expect(second.state.all()).toEqual([changed, allocation('c')])
  second.release()
})

it('tells data apart by what it holds, not by the order of its keys, and over restarts', async () => {
  const path = await temporaryDirectory()
  const first = await lockDataDirectory(path)
  const digest = first.state.digest({ a: [1, { b: 2, c: undefined }], d: 'x' })
  first.release()
  const second = await lockDataDirectory(path)
  expect(second.state.digest({ d: 'x', a: [1, { b: 2 }] })).toBe(digest)
  expect(second.state.digest({ d: 'x', a: [{ b: 2 }, 1] })).not.toBe(digest)
  second.release()
  const other = await lockDataDirectory(await temporaryDirectory())
  expect(other.state.digest({ d: 'x', a: [1, { b: 2 }] })).not.toBe(digest)
  other.release()
})

it.each([
  {
    why: 'is of a newer longshore',
    change: 'PRAGMA user_version = 999',
    error: { code: 'DATA_DIR_NEWER', message: expect.stringContaining('version 999') },
  },
  {
    why: 'holds a record that nobody can read',
    change: "INSERT INTO allocation VALUES ('a', '{')",
    error: { code: 'DATA_DIR_DAMAGED', hint: expect.stringContaining('state.db-wal') },
  },
])('refuses a store that $why', async ({ change, error }) => {
  const path = await temporaryDirectory()
  const first = await lockDataDirectory(path)
  first.release()
  const database = new DatabaseSync(join(path, 'state.db'))
  database.exec(change)
  database.close()
  await expect(lockDataDirectory(path)).rejects.toMatchObject(error)
})
