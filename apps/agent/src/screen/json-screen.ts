import type { JobResult } from '@longshore/runner'
import type { RunScreen } from './run-screen.ts'

/** One JSON object a line, for programs. */
export function createJsonScreen(write: (text: string) => void): RunScreen {
  const print = (record: object) => write(`${JSON.stringify(record)}\n`)
  return {
    heading: (message) => print({ kind: 'run', message }),
    event: (task, message) => print({ kind: 'event', task, message }),
    output: (task, stream, line) => print({ kind: 'output', task, stream, line }),
    pull: ({ task, image, progress }) => print({ kind: 'pull', task, image, ...progress }),
    pullEnded: () => {},
    result: (results, exitCode) => print({ kind: 'result', exitCode, tasks: toTasks(results) }),
    close: () => {},
  }
}

function toTasks(results: JobResult): object[] {
  return [...results].flatMap(([{ id, name, directory }, tasks]) =>
    [...tasks].map(([task, result]) => ({
      ...{ allocId: id, allocation: name, directory, task },
      result: result.kind,
      ...(result.kind === 'failed' && { reason: result.reason, exitCode: result.exitCode }),
    })),
  )
}
