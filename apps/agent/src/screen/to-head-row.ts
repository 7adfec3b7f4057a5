import type { PullProgress } from '@longshore/images'
import { formatBytes } from './format-bytes.ts'
import { formatTime } from './format-time.ts'
import { hasUnknownSize } from './has-unknown-size.ts'
import type { PullView } from './pull-board.ts'
import type { Row } from './render-row.ts'

/** The line of a pull as a whole. */
export function toHeadRow({ image, tasks, progress }: PullView): Row {
  const name = image.replace(/(@sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1')
  const [first = '', ...others] = tasks
  const who = others.length === 0 ? first : `${tasks.length} tasks`
  return {
    labels: [`  ${name} for ${who}`, `  ${name}`, name.slice(name.lastIndexOf('/') + 1)],
    share: progress.totalBytes === 0 ? undefined : progress.downloadedBytes / progress.totalBytes,
    details: toDetails(progress),
  }
}

function toDetails(progress: PullProgress): Row['details'] {
  const { layers, downloadedBytes, totalBytes, bytesPerSecond, remainingMs, waitingFor } = progress
  if (waitingFor) return [`waits for ${waitingFor === 'turn' ? 'its turn' : 'the engine'}`, 'waits']
  if (totalBytes === 0) return ['starts', '']

  const isPartial = layers.some(hasUnknownSize)
  if (downloadedBytes >= totalBytes && !isPartial)
    return [`${formatBytes(totalBytes)}, being unpacked`, 'unpacks', '100 %']
  const size = `${formatBytes(downloadedBytes)} of ${isPartial ? 'at least ' : ''}${formatBytes(totalBytes)}`
  const speed = bytesPerSecond === undefined ? '' : `, ${formatBytes(bytesPerSecond)}/s`
  const left = remainingMs === undefined || isPartial ? '' : `, ${formatTime(remainingMs)} left`
  const short = isPartial ? formatBytes(downloadedBytes) : toPercent(downloadedBytes / totalBytes)
  return [`${size}${speed}${left}`, `${size}${speed}`, size, short]
}

function toPercent(share: number): string {
  return `${Math.floor(share * 100)} %`
}
