import { isAbsolute, join } from 'node:path'
import { LongshoreError } from '@longshore/errors'
import { type Bind, printBind } from './bind.ts'
import { isSelinuxLabel } from './bind-modes.ts'
import { volumeInvalid } from './volume-errors.ts'

export interface AllocationDirectories {
  /** Host path of the allocation, `<data_dir>/alloc/<allocId>`. */
  allocDir: string
  /** Host path of the task within it. */
  taskDir: string
  /** The operator's `volumes.selinuxlabel`: `z` or `Z`. */
  selinuxlabel?: string
}

/**
 * The binds that every task has, as the engine's `Binds`: `/alloc`, `/local`, `/secrets`, and `/alloc/logs`
 * read-only. Spec: driver.md §4.4.
 *
 * @throws LongshoreError `MOUNT_PATH_INVALID` for a path that a bind cannot express, `VOLUME_INVALID` for another label.
 */
export function allocationMounts(directories: AllocationDirectories): string[] {
  return allocationBinds(directories).map(printBind)
}

/** As {@link allocationMounts}, in parts. */
export function allocationBinds(directories: AllocationDirectories): Bind[] {
  const { allocDir, taskDir, selinuxlabel } = directories
  for (const path of [allocDir, taskDir]) refuseInexpressible(path)
  const label = selinuxlabel ? [selinuxlabel] : []
  if (selinuxlabel && !isSelinuxLabel(selinuxlabel))
    throw volumeInvalid(
      `volumes { selinuxlabel = ${JSON.stringify(selinuxlabel)} } of this agent`,
      'is no label that the engine knows',
      'Have the operator write "z" (shared) or "Z" (private), or leave it out.',
    )
  return [
    { source: join(allocDir, 'alloc'), target: '/alloc', modes: label },
    { source: join(taskDir, 'local'), target: '/local', modes: label },
    { source: join(taskDir, 'secrets'), target: '/secrets', modes: label },
    { source: join(allocDir, 'alloc/logs'), target: '/alloc/logs', modes: ['ro', ...label] },
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
