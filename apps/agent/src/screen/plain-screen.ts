import type { PullProgress } from '@longshore/images'
import { formatBytes } from './format-bytes.ts'
import { hasUnknownSize } from './has-unknown-size.ts'
import type { RunScreen } from './run-screen.ts'

/** Plain lines, where there is no terminal: of a pull, one line a quarter, however many tasks wait for it. */
export function createPlainScreen(write: (text: string) => void): RunScreen {
  const shown = new Map<string, number>()
  const told = new WeakSet<PullProgress>()
  return {
    heading: (text) => write(`==> ${text}\n`),
    event: (task, text) => write(`    ${task}: ${text}\n`),
    output: (task, _stream, line) => write(`${task} | ${line}\n`),
    pull({ task, image, progress }) {
      const quarters = quartersOf(progress)
      if (quarters <= (shown.get(task) ?? 0)) return
      shown.set(task, quarters)
      if (told.has(progress)) return
      told.add(progress)
      const { layers, downloadedBytes, totalBytes } = progress
      const size = `${formatBytes(downloadedBytes)} of ${formatBytes(totalBytes)}`
      const count = layers.length === 1 ? '1 layer' : `${layers.length} layers`
      write(`    ${task}: pulled ${size} of ${image} in ${count} (${quarters * 25} %)\n`)
    },
    pullEnded: (task) => void shown.delete(task),
    result: () => {},
    close: () => {},
  }
}

/** How many quarters are there: 4 only at the end, 0 while the engine has not told every layer's size. */
function quartersOf({ layers, downloadedBytes, totalBytes, done }: PullProgress): number {
  if (done) return 4
  if (layers.some(hasUnknownSize) || totalBytes === 0) return 0
  return Math.min(3, Math.floor((4 * downloadedBytes) / totalBytes))
}
