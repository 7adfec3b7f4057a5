import type { HostConfig } from '@longshore/engine'
import type { TaskConfig } from '../task-config.ts'

/** Adds what the node gives to the mounts and devices that the task asks for. */
export function withGranted(
  { Mounts = [], Devices = [] }: Pick<HostConfig, 'Mounts' | 'Devices'>,
  { granted }: Pick<TaskConfig, 'granted'>,
): Pick<HostConfig, 'Mounts' | 'Devices'> {
  const mounts = (granted?.mounts ?? []).map(
    ({ hostPath, containerPath, readOnly, propagation = 'rprivate' }) => ({
      Type: 'bind' as const,
      Source: hostPath,
      Target: containerPath,
      ReadOnly: readOnly,
      BindOptions: { Propagation: propagation },
    }),
  )
  const devices = (granted?.devices ?? []).map(({ hostPath, containerPath, permissions }) => ({
    PathOnHost: hostPath,
    PathInContainer: containerPath,
    CgroupPermissions: permissions,
  }))
  return {
    ...(Mounts.length + mounts.length > 0 && { Mounts: [...Mounts, ...mounts] }),
    ...(Devices.length + devices.length > 0 && { Devices: [...Devices, ...devices] }),
  }
}
