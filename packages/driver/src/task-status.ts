import type { TaskExit } from './task-exit.ts'

/** How a task stands. While the engine is away nothing is known of one that was not seen to end. */
export type TaskStatus =
  | { state: 'running' | 'unknown'; startedAt: number }
  | { state: 'exited'; startedAt: number; exit: TaskExit }
