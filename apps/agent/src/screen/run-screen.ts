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
  pull(pull: TaskPull): void
  /** The task waits for no pull any more, whether it has its image or not. */
  pullEnded(task: string): void
  /** The end, for programs; people have read it by then. */
  result(results: JobResult, exitCode: number): void
  close(): void
}

/** How far the pull is that a task waits for. Tasks that wait for the same one are told the same `progress` object. */
export interface TaskPull {
  task: string
  image: string
  progress: PullProgress
}
