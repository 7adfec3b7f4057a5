import type { PullProgress } from '@longshore/images'
import type { JobResult } from '@longshore/runner'

/** Where a run shows what happens: a terminal, plain lines, or JSON. */
export interface RunScreen {
  /** Something about the run as a whole. */
  heading(text: string): void
  /** Something about one task or allocation, e.g. `Started: container …`. */
  event(task: string, text: string): void
  /** One line that the task wrote. */
  output(task: string, stream: 'stdout' | 'stderr', line: string): void
  pull(task: string, progress: PullProgress): void
  /** The end, for programs; people have read it by then. */
  result(results: JobResult, exitCode: number): void
  close(): void
}
