import type { RunScreen } from './run-screen.ts'

/** How much may wait for a slow reader, such as a paused pager, in bytes. */
const maxWaiting = 8 * 1024 * 1024

/**
 * Shows no more of the tasks' output while a reader is that far behind, and then says how many lines it missed. The
 * log files have them all.
 */
export function limitOutput(
  screen: RunScreen,
  stdout: Pick<NodeJS.WriteStream, 'writableLength'>,
): RunScreen {
  let missed = 0

  function tellMissed(): void {
    if (missed > 0) screen.heading(`${missed} lines are not shown; the log files have them`)
    missed = 0
  }

  return {
    ...screen,
    output(task, stream, line) {
      if (stdout.writableLength > maxWaiting) {
        missed += 1
        return
      }
      tellMissed()
      screen.output(task, stream, line)
    },
    close() {
      tellMissed()
      screen.close()
    },
  }
}
