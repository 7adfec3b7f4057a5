import type { PullMessage } from '@longshore/engine'
import type { PullSpeed } from './pull-speed.ts'

/** A pull at one moment. Byte counts never go backwards. */
export interface PullProgress extends PullSpeed {
  /** In the order in which the engine named them. */
  layers: readonly LayerProgress[]
  /** Sums over the layers. The total grows as the engine tells the sizes of more layers. */
  downloadedBytes: number
  totalBytes: number
  /** The engine has said that the image is complete. */
  done: boolean
  /** Nothing is being done for now: it is another pull's turn, or the engine is away. */
  waitingFor?: 'turn' | 'engine'
}

export interface LayerProgress {
  /** The first 12 digits of its digest. */
  id: string
  /** The engine's word for its phase: `Downloading`, `Extracting`, `Pull complete`, `Already exists`, … */
  status: string
  /** Downloaded bytes. */
  current: number
  /** Bytes to download; 0 while unknown, and for a layer that is there already. */
  total: number
}

/** Before the first message. */
export const noProgress: PullProgress = {
  layers: [],
  downloadedBytes: 0,
  totalBytes: 0,
  done: false,
}

/** `Loading layer` is of an archive. */
const reading = ['Downloading', 'Loading layer']
const downloaded = ['Verifying Checksum', 'Download complete', 'Extracting', 'Pull complete']

/** The progress after one more message of the engine. */
export function reducePull(progress: PullProgress, message: PullMessage): PullProgress {
  const { layerId: id, status } = message
  if (id === undefined) return { ...progress, done: progress.done || status.startsWith('Status: ') }

  const known = progress.layers.find((layer) => layer.id === id)
  const layer = advance(known ?? { id, status, current: 0, total: 0 }, message)
  const layers = known
    ? progress.layers.map((other) => (other === known ? layer : other))
    : [...progress.layers, layer]
  return {
    layers,
    downloadedBytes: layers.reduce((sum, { current }) => sum + current, 0),
    totalBytes: layers.reduce((sum, { total }) => sum + total, 0),
    done: progress.done,
  }
}

/** In later phases `current` counts something else again from 0, and `total` stays the layer's size. */
function advance(layer: LayerProgress, message: PullMessage): LayerProgress {
  const { status, current = 0 } = message
  const read = reading.includes(status) ? Math.max(layer.current, current) : layer.current
  const total = Math.max(layer.total, message.total ?? 0, read)
  return { ...layer, status, current: downloaded.includes(status) ? total : read, total }
}
