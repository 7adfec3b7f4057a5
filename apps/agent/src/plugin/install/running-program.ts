import { realpath } from 'node:fs/promises'
import type { Launcher } from './launcher.ts'

/** What runs now, by its real paths, as that which is to be started. */
export async function runningProgram({
  execPath,
  execArgv,
  argv: [, program = ''],
}: Pick<NodeJS.Process, 'execPath' | 'execArgv' | 'argv'>): Promise<Launcher> {
  return { node: await realpath(execPath), nodeArgs: execArgv, program: await realpath(program) }
}
