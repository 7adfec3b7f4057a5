import { errorAt } from '../../error-at.ts'
import type { DriverRule } from './driver-rule.ts'

export const watermarksInOrder: DriverRule = ({ image_gc: gc }, path, places) => {
  const { high_watermark: high, low_watermark: low } = gc ?? {}
  if (high === undefined || low === undefined || low < high) return []
  const range = places.find([...path, 'image_gc', 'low_watermark']).value
  return [errorAt(range, `low_watermark must be below high_watermark, ${high}, and is ${low}`)]
}
