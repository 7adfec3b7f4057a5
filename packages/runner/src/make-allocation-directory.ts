import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { LongshoreError } from '@longshore/errors'
import type { Allocation } from './allocation.ts'

/**
 * Makes `alloc/{data,logs,tmp}` and each task's `{local,secrets,tmp}`. Containers run as any user, so what is mounted
 * into them is open to all; the allocation directory itself, which they do not see, is 0700, and so is `secrets`.
 *
 * @throws LongshoreError `ALLOC_DIR_FAILED`
 */
export async function makeAllocationDirectory(allocation: Allocation): Promise<void> {
  try {
    await makeFolders(allocation)
  } catch (cause) {
    throw new LongshoreError(
      'ALLOC_DIR_FAILED',
      `Cannot make the allocation directory ${allocation.directory}: ${(cause as Error).message}.`,
      { hint: 'Make room or give access, or choose another folder with --data-dir.', cause },
    )
  }
}

async function makeFolders({ directory, tasks }: Allocation): Promise<void> {
  const shared = ['data', 'logs', 'tmp'].map((name) => join(directory, 'alloc', name))
  const own = tasks.flatMap(({ config: { directories } }) =>
    ['local', 'tmp'].map((name) => join(directories.task, name)),
  )
  await makeFolder(directory, 0o700)
  for (const path of [join(directory, 'alloc'), ...shared, ...own]) await makeFolder(path, 0o777)
  for (const { config } of tasks) await makeFolder(join(config.directories.task, 'secrets'), 0o700)
}

async function makeFolder(path: string, mode: number): Promise<void> {
  await mkdir(path, { recursive: true })
  await chmod(path, mode)
}
