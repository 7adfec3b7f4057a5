import { spawn } from 'node:child_process'
import { once } from 'node:events'

const passedOn: NodeJS.Signals[] = ['SIGINT', 'SIGTERM']

/**
 * Runs a program in a process group of its own, with its output on ours. Resolves with its exit code, null where a
 * signal ended it. The abort kills the group; a SIGINT or SIGTERM of ours ends the group, and then this process.
 *
 * @throws Error where the program cannot be started.
 */
export async function runInGroup(
  program: string,
  args: string[],
  signal: AbortSignal,
): Promise<number | null> {
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true })
  const { pid } = child
  const killGroup = () => pid !== undefined && process.kill(-pid, 'SIGKILL')
  const passOn = (name: NodeJS.Signals) => {
    if (pid !== undefined) process.kill(-pid, name)
    process.kill(process.pid, name)
  }
  signal.addEventListener('abort', killGroup)
  for (const name of passedOn) process.once(name, passOn)
  try {
    const [exitCode] = await once(child, 'close')
    return exitCode
  } finally {
    signal.removeEventListener('abort', killGroup)
    for (const name of passedOn) process.off(name, passOn)
  }
}
