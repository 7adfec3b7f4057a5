import { type TaskExit, toTaskExit } from './task-exit.ts'
import type { TaskRecord } from './task-record.ts'

/** How a task stands. While the engine is away nothing is known of one that was not seen to end. */
export type TaskStatus =
  | { state: 'running' | 'unknown'; startedAt: number }
  | { state: 'exited'; startedAt: number; exit: TaskExit }

/** How a task stands, by what the engine has told of it and whether that is there. */
export function toTaskStatus(
  { handle: { startedAt }, wasFound, exit }: TaskRecord,
  { isConnected }: { isConnected: boolean },
): TaskStatus {
  if (exit) return { state: 'exited', startedAt, exit: toTaskExit(exit) }
  return { state: isConnected && wasFound ? 'running' : 'unknown', startedAt }
}
