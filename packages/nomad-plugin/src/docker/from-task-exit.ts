import { describeExit, type TaskExit } from '@longshore/driver'
import type { ExitResult } from '../types/exit-result.ts'

/** A task whose exit code nobody could ask for has failed: -1 is no code of a program. */
export function fromTaskExit(exit: TaskExit): ExitResult {
  const { exitCode, signal, oomKilled, error } = exit
  const isUnknown = exitCode === undefined || error !== ''
  const reason = isUnknown ? describeExit(exit) : oomKilled ? 'OOM Killed' : undefined
  return {
    exitCode: exitCode ?? -1,
    signal,
    oomKilled,
    ...(reason !== undefined && { error: reason }),
  }
}
