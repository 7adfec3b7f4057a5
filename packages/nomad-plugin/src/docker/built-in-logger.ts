/** Of `node:fs/promises` and `process`. */
export interface ProcessTable {
  readFile(path: string, encoding: 'utf8'): Promise<string>
  kill(pid: number, signal: 'SIGKILL'): void
}

/**
 * Ends the helper process by which Nomad's built-in driver follows a task's output, so that no line is stored twice once
 * the task is ours. Any other process that has its number by now is left alone.
 */
export async function endBuiltInLogger(pid: number, processes: ProcessTable): Promise<void> {
  const command = await processes.readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  if (command.split('\0')[1] === 'docker_logger') processes.kill(pid, 'SIGKILL')
}
