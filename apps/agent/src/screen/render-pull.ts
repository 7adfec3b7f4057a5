import type { PullProgress } from '@longshore/images'
import { formatBytes } from './format-bytes.ts'

/** The live view of a pull: a line for each layer, none wider than `columns`. */
export function renderPull(task: string, progress: PullProgress, columns: number): string {
  const { layers, downloadedBytes, totalBytes } = progress
  const size = `${formatBytes(downloadedBytes)} of ${formatBytes(totalBytes)}`
  const lines = layers.map(({ id, status, current, total }) => {
    const here = status === 'Already exists'
    const share = here ? 1 : current / Math.max(total, 1)
    const size = total > 0 ? formatBytes(total) : ''
    return `  ${id} ${bar(share, columns - 48)} ${status.padEnd(18)} ${size}`.trimEnd()
  })
  return [`    ${task}: pulling, ${size}`, ...lines]
    .map((line) => line.slice(0, columns))
    .join('\n')
}

function bar(share: number, width: number): string {
  const cells = Math.max(0, Math.min(width, 40))
  const full = Math.round(Math.min(share, 1) * cells)
  return '━'.repeat(full) + '─'.repeat(cells - full)
}
