import { isAbsolute, join } from 'node:path'
import { LongshoreError } from '@longshore/errors'

export interface AllocationDirectories {
  /** Host path of the allocation, `<data_dir>/alloc/<allocId>`. */
  allocDir: string
  /** Host path of the task within it. */
  taskDir: string
}

/**
 * The binds that every task has, as the engine's `Binds`: `/alloc`, `/local`, `/secrets`, and `/alloc/logs`
 * read-only. Spec: driver.md §4.4.
 *
 * @throws LongshoreError `MOUNT_PATH_INVALID` for a path that a bind cannot express.
 */
export function allocationMounts({ allocDir, taskDir }: AllocationDirectories): string[] {
  for (const path of [allocDir, taskDir]) refuseInexpressible(path)
  return [
    `${join(allocDir, 'alloc')}:/alloc`,
    `${join(taskDir, 'local')}:/local`,
    `${join(taskDir, 'secrets')}:/secrets`,
    `${join(allocDir, 'alloc/logs')}:/alloc/logs:ro`,
  ]
}

function refuseInexpressible(path: string): void {
  const reason = path.includes(':')
    ? 'it contains a colon, which separates the parts of a bind'
    : 'it is relative, which names a volume'
  if (isAbsolute(path) && !path.includes(':')) return
  throw new LongshoreError(
    'MOUNT_PATH_INVALID',
    `The engine cannot bind a folder inside "${path}": ${reason}.`,
    { hint: 'Set data_dir to an absolute path, and use no colon in it or in the names of tasks.' },
  )
}
