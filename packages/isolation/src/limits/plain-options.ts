import { LongshoreError } from '@longshore/errors'

/** Options that are the engine's own, under another name: driver.md §4.5. */
export interface PlainOptions {
  readonly_rootfs?: boolean
  init?: boolean
  /** Names or ids of groups. */
  group_add?: readonly string[]
  /** Bytes; 0 for the engine's default. */
  shm_size?: number
  storage_opt?: Readonly<Record<string, string>>
}

export interface PlainFragment {
  ReadonlyRootfs?: true
  Init?: true
  GroupAdd?: string[]
  ShmSize?: number
  StorageOpt?: Record<string, string>
}

/** @throws LongshoreError `SHM_SIZE_INVALID` */
export function toPlainOptions(task: PlainOptions): PlainFragment {
  const { group_add = [], shm_size = 0, storage_opt = {} } = task
  if (!Number.isSafeInteger(shm_size) || shm_size < 0) {
    throw new LongshoreError(
      'SHM_SIZE_INVALID',
      `shm_size is ${shm_size}; it is a number of bytes.`,
      {
        hint: 'Write for example 67108864 for 64 MiB.',
      },
    )
  }
  return {
    ...(task.readonly_rootfs ? { ReadonlyRootfs: true } : {}),
    ...(task.init ? { Init: true } : {}),
    ...(group_add.length > 0 ? { GroupAdd: [...group_add] } : {}),
    ...(shm_size > 0 ? { ShmSize: shm_size } : {}),
    ...(Object.keys(storage_opt).length > 0 ? { StorageOpt: { ...storage_opt } } : {}),
  }
}
