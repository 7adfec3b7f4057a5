import { runProgram } from './own-engine-run.ts'

/** Mounts a small disk that is in memory on a folder. Needs root. */
export async function mountMemory(path: string, sizeKib: number): Promise<void> {
  await runProgram('mount', ['-t', 'tmpfs', '-o', `size=${sizeKib}k`, 'longshore-test', path])
}
