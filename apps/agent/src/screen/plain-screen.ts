import type { PullProgress } from '@longshore/images'
import { formatBytes } from './format-bytes.ts'
import type { RunScreen } from './run-screen.ts'

/** Plain lines, where there is no terminal: of a pull, one line a quarter. */
export function createPlainScreen(write: (text: string) => void): RunScreen {
  const shown = new Map<string, number>()
  return {
    heading: (text) => write(`==> ${text}\n`),
    event: (task, text) => write(`    ${task}: ${text}\n`),
    output: (task, _stream, line) => write(`${task} | ${line}\n`),
    pull(task, progress) {
      const quarters = quartersOf(progress)
      if (quarters <= (shown.get(task) ?? 0)) return
      shown.set(task, quarters)
      const { layers, downloadedBytes, totalBytes } = progress
      const size = `${formatBytes(downloadedBytes)} of ${formatBytes(totalBytes)}`
      write(`    ${task}: pulled ${size} in ${layers.length} layers (${quarters * 25} %)\n`)
    },
    result: () => {},
    close: () => {},
  }
}

/** How many quarters are there: 4 only at the end, 0 while the engine has not told every layer's size. */
function quartersOf({ layers, downloadedBytes, totalBytes, done }: PullProgress): number {
  if (done) return 4
  const unknown = layers.some(
    ({ total, status }) => total === 0 && /^(Pulling|Waiting)/.test(status),
  )
  if (unknown || totalBytes === 0) return 0
  return Math.min(3, Math.floor((4 * downloadedBytes) / totalBytes))
}
