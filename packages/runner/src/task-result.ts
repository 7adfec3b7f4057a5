import type { Failure, Stopped } from './stored-life.ts'

/** How a task ended for good. */
export type TaskResult = { kind: 'complete' } | Stopped | Failure
