import { setTimeout as delay } from 'node:timers/promises'

/** Of `node:fs/promises` and `process`. */
export interface ProcessTable {
  readFile(path: string, encoding: 'utf8'): Promise<string>
  kill(pid: number, signal: 'SIGKILL'): void
}

/** What it had handed on is written by Nomad's `logmon` within this time. */
const handedOnMs = 500

/**
 * Ends the helper process by which Nomad's built-in driver follows a task's output, so that no line is stored twice once
 * the task is ours. Any other process that has its number by now is left alone.
 */
export async function endBuiltInLogger(pid: number, processes: ProcessTable): Promise<void> {
  const command = await processes.readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  if (command.split('\0')[1] !== 'docker_logger') return
  processes.kill(pid, 'SIGKILL')
  await delay(handedOnMs)
}
