import type { ContainerRequest } from '@longshore/engine'
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

/** What runs in the container, and how. Spec: driver.md §4.5. */
export function toProcess({ config, env, user }: TaskConfig): Process {
  const { entrypoint, work_dir, tty, interactive, stop_signal, healthchecks } = config
  const words = toWords(config)
  return {
    ...(words.length > 0 && { Cmd: words }),
    ...(entrypoint && { Entrypoint: entrypoint }),
    ...(work_dir && { WorkingDir: work_dir }),
    Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
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
