import type { LayerProgress, PullProgress } from './reduce-pull.ts'

const complete = ['Pull complete', 'Already exists']
const unknownSize = ['Pulling fs layer', 'Waiting']

/** How far a pull is, in one sentence. Sizes as Docker prints them: powers of 1000. */
export function describePull(name: string, progress: PullProgress): string {
  const { layers, downloadedBytes, totalBytes, bytesPerSecond, remainingMs } = progress
  const done = layers.filter(({ status }) => complete.includes(status)).length
  const atLeast = layers.some(hasUnknownSize) ? 'at least ' : ''
  const parts = [
    `${done} of ${layers.length} layers complete`,
    `${toSize(downloadedBytes)} of ${atLeast}${toSize(totalBytes)}`,
    ...(bytesPerSecond === undefined ? [] : [`${toSize(bytesPerSecond)}/s`]),
    ...(remainingMs === undefined ? [] : [`${atLeast || 'about '}${toDuration(remainingMs)} left`]),
  ]
  return `Downloading image ${name}: ${parts.join(', ')}`
}

function hasUnknownSize({ status, total }: LayerProgress): boolean {
  return total === 0 && unknownSize.includes(status)
}

function toSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${units[power]}`
}

function toDuration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  if (seconds < 60) return `${seconds}s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}m${seconds % 60}s`
  return `${Math.floor(minutes / 60)}h${minutes % 60}m`
}
