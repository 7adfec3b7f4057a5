import { readFile } from 'node:fs/promises'
import { runProgram } from './run-program.ts'

/** Unmounts what Nomad has mounted in a folder: the tasks' secrets. */
export async function removeMounts(folder: string): Promise<void> {
  const mounts = (await readFile('/proc/self/mountinfo', 'utf8'))
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((mount) => mount.startsWith(`${folder}/`))
  for (const mount of mounts.reverse()) await runProgram('umount', ['--lazy', mount])
}
