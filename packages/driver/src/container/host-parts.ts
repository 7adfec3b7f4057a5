import {
  type CheckedFiles,
  checkBlkio,
  checkSources,
  type DeviceMapping,
  type DeviceReader,
  planFiles,
  type SeccompReader,
  type SourceReader,
  toDevices,
  toSecurityOpt,
} from '@longshore/isolation'
import type { DriverSettings } from '../driver-settings.ts'
import type { TaskConfig } from '../task-config.ts'

/** The host's files, of `node:fs/promises`. */
export type HostReader = SourceReader & DeviceReader & SeccompReader

/** The parts of a container that depend on files of the host, as they are now. */
export interface HostParts {
  files: CheckedFiles
  devices: { Devices?: DeviceMapping[] }
  security: { SecurityOpt?: string[] }
}

/**
 * Reads what a task's binds, devices and security profile are on this host, and refuses what it may not have and what is
 * not there.
 *
 * @throws LongshoreError of the rule that the task breaks, e.g. `VOLUME_NOT_ALLOWED`.
 */
export async function readHostParts(
  { config, directories }: TaskConfig,
  { options, untrustedDirs }: DriverSettings,
  reader: HostReader,
): Promise<HostParts> {
  const plan = planFiles(config, options, {
    allocDir: directories.allocation,
    taskDir: directories.task,
  })
  await checkBlkio(config, reader)
  const policy = { allow_privileged: options.allow_privileged, untrustedDirs }
  return {
    files: await checkSources(plan, reader),
    devices: await toDevices(config, options, reader),
    security: await toSecurityOpt(config, policy, reader),
  }
}
