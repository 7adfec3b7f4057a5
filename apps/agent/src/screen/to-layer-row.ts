import type { LayerProgress } from '@longshore/images'
import { formatBytes } from './format-bytes.ts'
import { isLayerFinished } from './is-layer-finished.ts'
import type { Row } from './render-row.ts'
import { toDisplayable } from './to-displayable.ts'

/** The line of a layer. All have details of the same widths, so that bars stand below each other. */
export function toLayerRow(layer: LayerProgress): Row {
  const { id, current, total } = layer
  const share = isLayerFinished(layer) ? 1 : current / Math.max(total, 1)
  const status = toDisplayable(layer.status).slice(0, 18).padEnd(18)
  const size = total === 0 ? '' : `${formatBytes(current)} of ${formatBytes(total)}`
  return {
    labels: [`    ${id}`, `  ${id.slice(0, 8)}`],
    share,
    details: [`${status} ${size.padEnd(20)}`, status, `${Math.floor(share * 100)} %`.padStart(5)],
  }
}
