import type { AllocationDirectories } from './allocation-mounts.ts'
import { allocationBinds } from './allocation-mounts.ts'
import { type Bind, printBind } from './bind.ts'
import type { FileContext, FileOptions, FilePolicy } from './file-options.ts'
import { type Mount, planMount } from './plan-mount.ts'
import { planTmpfsList } from './plan-tmpfs.ts'
import { planVolume } from './plan-volume.ts'
import { volumesNotEnabled } from './volume-errors.ts'

/** What a container will see of the host's files. */
export interface FilePlan {
  /** The folder that no bind may leave; unset where volumes are on. */
  sandbox?: string
  binds: readonly Bind[]
  mounts: readonly Mount[]
  tmpfs: Readonly<Record<string, string>>
  volumeDriver?: string
}

export interface FileFragment {
  Binds: string[]
  Mounts?: Mount[]
  Tmpfs?: Record<string, string>
  VolumeDriver?: string
}

/**
 * The allocation's own folders and what the task asks for: `volumes`, `volume_driver`, `mount`, `mounts`, `tmpfs`.
 * With `volumes.enabled = false`, whatever would leave the allocation by its text, any named volume and any
 * `volume_driver` are refused; symlinks are for `checkSources`. Pure. Spec: driver.md §4.4.
 *
 * @throws LongshoreError `VOLUME_NOT_ALLOWED`, `VOLUME_INVALID`, `MOUNT_PATH_INVALID`
 */
export function planFiles(
  task: FileOptions,
  { volumes: { enabled = false, selinuxlabel } }: FilePolicy,
  { allocDir, taskDir }: Pick<AllocationDirectories, 'allocDir' | 'taskDir'>,
): FilePlan {
  const volumeDriver = task.volume_driver || undefined
  if (!enabled && volumeDriver !== undefined) {
    throw volumesNotEnabled(`volume_driver = ${JSON.stringify(volumeDriver)} cannot be used`)
  }
  const context: FileContext = {
    allocDir,
    taskDir,
    sandboxed: !enabled,
    selinuxlabel,
    volumeDriver,
  }
  return {
    ...(enabled ? {} : { sandbox: allocDir }),
    binds: [
      ...allocationBinds({ allocDir, taskDir, selinuxlabel }),
      ...(task.volumes ?? []).map((volume) => planVolume(volume, context)),
    ],
    mounts: [...(task.mount ?? []), ...(task.mounts ?? [])].map((mount) =>
      planMount(mount, context),
    ),
    tmpfs: planTmpfsList(task.tmpfs ?? []),
    ...(volumeDriver === undefined ? {} : { volumeDriver }),
  }
}

/** The plan in the engine's words. */
export function toFileFragment({ binds, mounts, tmpfs, volumeDriver }: FilePlan): FileFragment {
  return {
    Binds: binds.map(printBind),
    ...(mounts.length > 0 ? { Mounts: [...mounts] } : {}),
    ...(Object.keys(tmpfs).length > 0 ? { Tmpfs: { ...tmpfs } } : {}),
    ...(volumeDriver === undefined ? {} : { VolumeDriver: volumeDriver }),
  }
}
