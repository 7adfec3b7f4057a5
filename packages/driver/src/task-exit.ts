import type { ContainerExit } from './container-exit.ts'

/** How a task ended. */
export interface TaskExit extends ContainerExit {
  /** The signal's number, where the exit code says that one ended the process (128 + n); 0 otherwise. */
  signal: number
  successful: boolean
}

/** Reads a container's end as a task's, as a shell does: 128 + n means signal n. */
export function toTaskExit(exit: ContainerExit): TaskExit {
  const { exitCode = 0 } = exit
  return {
    ...exit,
    signal: exitCode > 128 && exitCode < 128 + 65 ? exitCode - 128 : 0,
    successful: exit.exitCode === 0 && !exit.oomKilled && exit.error === '',
  }
}

/** How a task ended, in words. */
export function describeExit({ exitCode, signal, oomKilled, error }: TaskExit): string {
  const code = exitCode === undefined ? 'exit code unknown' : `exit code ${exitCode}`
  return [
    code,
    ...(signal === 0 ? [] : [`signal ${signal}`]),
    ...(oomKilled ? ['out of memory'] : []),
    ...(error === '' ? [] : [error]),
  ].join(', ')
}
