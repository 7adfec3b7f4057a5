import { join } from 'node:path'
import { LongshoreError } from '@longshore/errors'
import type { DriverSettings } from '../driver-settings.ts'
import type { TaskOutput } from '../task-handle.ts'
import type { TaskOutline } from '../task-outline.ts'

/**
 * Where the task's output goes; undefined where the job or the operator wants none. Spec: driver.md §1 `log_collection`.
 *
 * @throws LongshoreError `LOG_FIFOS_MISSING`
 */
export function toTaskOutput(
  { name, config: { tty }, logs, fifos, directories }: TaskOutline,
  { options }: Pick<DriverSettings, 'options'>,
): TaskOutput | undefined {
  if (options.disable_log_collection || logs.disabled) return undefined
  if (options.log_collection === 'logmon') {
    if (fifos) return { kind: 'fifos', tty, ...fifos }
    throw new LongshoreError(
      'LOG_FIFOS_MISSING',
      `Nobody reads the output of task ${name}: log_collection is "logmon", which only a Nomad client has.`,
      { hint: 'Set log_collection = "files" in plugin "docker" { config { … } }.' },
    )
  }
  return {
    kind: 'files',
    tty,
    directory: join(directories.allocation, 'alloc', 'logs'),
    maxFiles: logs.max_files,
    maxFileSizeMib: logs.max_file_size,
  }
}
