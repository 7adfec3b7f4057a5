import { readdir, readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

/** What a process of ours and all that it starts has in its environment. */
export interface Mark {
  name: string
  value: string
}

export interface MarkedProcess {
  pid: number
  /** Its command line, with spaces between the words. */
  command: string
}

/** Those that carry the mark. */
export async function markedProcesses({ name, value }: Mark): Promise<MarkedProcess[]> {
  const found: MarkedProcess[] = []
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    if (!environment.split('\0').includes(`${name}=${value}`)) continue
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (command !== '') found.push({ pid: Number(pid), command: command.split('\0').join(' ') })
  }
  return found
}

/** Kills those that carry the mark and resolves when none is left. */
export async function killMarked(mark: Mark): Promise<void> {
  for (;;) {
    const found = await markedProcesses(mark)
    if (found.length === 0) return
    for (const { pid } of found) kill(pid)
    await setTimeout(20)
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
