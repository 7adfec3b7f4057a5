import { posix, win32 } from 'node:path'
import type { ContainerRequest } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import type { HostFacts } from '../driver-settings.ts'
import type { TaskConfig } from '../task-config.ts'

type Process = Pick<
  ContainerRequest,
  | 'Cmd'
  | 'Entrypoint'
  | 'WorkingDir'
  | 'Env'
  | 'User'
  | 'Tty'
  | 'OpenStdin'
  | 'StopSignal'
  | 'Healthcheck'
>

/**
 * What runs in the container, and how. Spec: driver.md §4.5.
 *
 * @throws LongshoreError `COMMAND_INVALID`, `WORK_DIR_INVALID`
 */
export function toProcess(
  { config, env, user, granted }: TaskConfig,
  { os }: Pick<HostFacts, 'os'>,
): Process {
  checkCommand(config)
  checkWorkDir(config, os)
  const { entrypoint, work_dir, tty, interactive, stop_signal, healthchecks } = config
  const words = toWords(config)
  return {
    ...(words.length > 0 && { Cmd: words }),
    ...(entrypoint && { Entrypoint: entrypoint }),
    ...(work_dir && { WorkingDir: work_dir }),
    Env: Object.entries({ ...env, ...granted?.deviceEnv }).map(
      ([name, value]) => `${name}=${value}`,
    ),
    ...(user && { User: user }),
    ...(tty && { Tty: true }),
    ...(interactive && { OpenStdin: true }),
    ...(stop_signal && { StopSignal: stop_signal }),
    ...(healthchecks.disable && { Healthcheck: { Test: ['NONE'] } }),
  }
}

/** `command` with `args`, or `args` alone for the image's entrypoint. */
function toWords({ command, args }: TaskConfig['config']): string[] {
  return command ? [command, ...args] : args
}

function checkCommand({ command = '' }: TaskConfig['config']): void {
  if (command === command.trim()) return
  throw new LongshoreError(
    'COMMAND_INVALID',
    `command = ${JSON.stringify(command)} has spaces around it.`,
    { hint: 'Write the program alone; its arguments go into args.' },
  )
}

function checkWorkDir({ work_dir }: TaskConfig['config'], os: HostFacts['os']): void {
  const { isAbsolute } = os === 'windows' ? win32 : posix
  if (!work_dir || isAbsolute(work_dir)) return
  throw new LongshoreError(
    'WORK_DIR_INVALID',
    `work_dir = ${JSON.stringify(work_dir)} is not an absolute path.`,
    { hint: 'Write the folder from the root of the container, such as "/local".' },
  )
}
