import { formatBytes } from './format-bytes.ts'
import type { RunScreen } from './run-screen.ts'

/** Plain lines, where there is no terminal: of a pull, one line a quarter. */
export function createPlainScreen(write: (text: string) => void): RunScreen {
  const quarters = new Map<string, number>()
  return {
    heading: (text) => write(`==> ${text}\n`),
    event: (task, text) => write(`    ${task}: ${text}\n`),
    output: (task, _stream, line) => write(`${task} | ${line}\n`),
    pull(task, { layers, downloadedBytes, totalBytes }) {
      const quarter = totalBytes === 0 ? 0 : Math.floor((4 * downloadedBytes) / totalBytes)
      if (quarter <= (quarters.get(task) ?? 0)) return
      quarters.set(task, quarter)
      const size = `${formatBytes(downloadedBytes)} of ${formatBytes(totalBytes)}`
      write(`    ${task}: pulled ${size} (${layers.length} layers, ${quarter * 25} %)\n`)
    },
    close: () => {},
  }
}
