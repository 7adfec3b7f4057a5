import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Goes with the running test. */
export async function newFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'plugin-test-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}
