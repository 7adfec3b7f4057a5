import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Allocation } from './allocation.ts'

/**
 * Makes `alloc/{data,logs,tmp}` and each task's `{local,secrets,tmp}`. Containers run as any user, so what they share
 * is open to all; the data directory above it is not. `secrets` is 0700.
 */
export async function makeAllocationDirectory({ directory, tasks }: Allocation): Promise<void> {
  const shared = ['data', 'logs', 'tmp'].map((name) => join(directory, 'alloc', name))
  const own = tasks.flatMap(({ config: { directories } }) =>
    ['local', 'tmp'].map((name) => join(directories.task, name)),
  )
  for (const path of [join(directory, 'alloc'), ...shared, ...own]) await makeFolder(path, 0o777)
  for (const { config } of tasks) await makeFolder(join(config.directories.task, 'secrets'), 0o700)
}

async function makeFolder(path: string, mode: number): Promise<void> {
  await mkdir(path, { recursive: true })
  await chmod(path, mode)
}
