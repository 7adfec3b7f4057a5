import type { LayerProgress, PullProgress } from '@longshore/images'
import type { PullView } from './pull-board.ts'

/** A layer by its number; the id of 12 digits begins with it. */
export function layerOf(number: number, status: string, current = 0, total = 0): LayerProgress {
  return { id: `${number}`.padEnd(12, 'abcdef01230'), status, current, total }
}

/** A pull with these layers, in the middle of it. */
export function viewOf(
  layers: LayerProgress[],
  { image = 'redis:7', tasks = ['db'], ...progress }: Partial<PullProgress & PullView> = {},
): PullView {
  return {
    image,
    tasks,
    progress: {
      layers,
      downloadedBytes: layers.reduce((sum, { current }) => sum + current, 0),
      totalBytes: layers.reduce((sum, { total }) => sum + total, 0),
      done: false,
      ...progress,
    },
  }
}
