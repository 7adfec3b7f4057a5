import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { planOne } from '../test/plan.ts'
import { makeAllocationDirectory } from './make-allocation-directory.ts'

const job = `
  job "a" {
    group "g" {
      task "web" {
        driver = "docker"
        config { image = "busybox:1" }
      }
    }
  }`

it.each([
  { folder: '.', mode: 0o700 },
  { folder: 'alloc/data', mode: 0o777 },
  { folder: 'alloc/logs', mode: 0o777 },
  { folder: 'alloc/tmp', mode: 0o777 },
  { folder: 'web/local', mode: 0o777 },
  { folder: 'web/tmp', mode: 0o777 },
  { folder: 'web/secrets', mode: 0o700 },
])('makes $folder', async ({ folder, mode }) => {
  const { allocation } = await planOne(job, { dataDir: await temporaryDirectory() })
  await makeAllocationDirectory(allocation)
  const stats = await stat(join(allocation.directory, folder))
  expect(stats.isDirectory()).toBe(true)
  expect(stats.mode & 0o777).toBe(mode)
})

it('says which folder cannot be made', async () => {
  const { allocation } = await planOne(job, { dataDir: '/dev/null' })
  await expect(makeAllocationDirectory(allocation)).rejects.toMatchObject({
    code: 'ALLOC_DIR_FAILED',
    message: expect.stringContaining(allocation.directory),
  })
})
