import type { Granted, GrantedMount } from '@longshore/driver'
import { LongshoreError } from '@longshore/errors'
import type { TaskConfig, TaskMount } from '../types/task-config.ts'

/** By Nomad's names for how mounts propagate; tasks of older agents have none. Source: nomad/structs/volumes.go. */
const propagations: ReadonlyMap<string, GrantedMount['propagation']> = new Map([
  ['', 'rprivate'],
  ['private', 'rprivate'],
  ['host-to-task', 'rslave'],
  ['bidirectional', 'rshared'],
])

/**
 * Host and CSI volumes, and the devices of plugins, as the Nomad client grants them.
 *
 * @throws LongshoreError `MOUNT_PROPAGATION_UNKNOWN`
 */
export function toGranted({
  mounts,
  devices,
  deviceEnv,
}: Pick<TaskConfig, 'mounts' | 'devices' | 'deviceEnv'>): Granted {
  return {
    mounts: mounts.map(toMount),
    devices: devices.map(({ hostPath, taskPath, cgroupPermissions }) => ({
      hostPath,
      containerPath: taskPath,
      permissions: cgroupPermissions || 'rwm',
    })),
    deviceEnv,
  }
}

function toMount({ hostPath, taskPath, readonly: readOnly, ...mount }: TaskMount): GrantedMount {
  const propagation = propagations.get(mount.propagationMode)
  if (propagation) return { hostPath, containerPath: taskPath, readOnly, propagation }
  throw new LongshoreError(
    'MOUNT_PROPAGATION_UNKNOWN',
    `The mount of ${hostPath} at ${taskPath} asks for the propagation "${mount.propagationMode}".`,
    { hint: 'Write propagation_mode = "private", "host-to-task" or "bidirectional".' },
  )
}
