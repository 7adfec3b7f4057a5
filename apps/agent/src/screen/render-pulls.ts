import type { LayerProgress } from '@longshore/images'
import { isLayerFinished } from './is-layer-finished.ts'
import type { PullView } from './pull-board.ts'
import { renderRow } from './render-row.ts'
import { toHeadRow } from './to-head-row.ts'
import { toLayerRow } from './to-layer-row.ts'

/** What a terminal has room for. */
export interface ScreenSize {
  columns: number
  rows: number
}

/**
 * The live view of all pulls: a line for each and one for each of its layers. It is narrower than the screen, and two
 * rows lower: what ends comes above it, and the cursor stands below. Where there is no room for all layers, the finished
 * ones become one line, then all that do nothing, then all; in the end pulls too.
 */
export function renderPulls(views: PullView[], { columns, rows }: ScreenSize): string[] {
  const width = Math.max(columns - 1, 1)
  const room = Math.max(rows - 2, 1)
  const [shown, waiting] = apart(views, ({ progress }) => progress.waitingFor !== 'turn')
  const tail = waiting.length === 0 ? [] : [`  ${toCount(waiting.length, 'pull')} wait for a turn`]

  for (const renderLayers of [allLayers, unfinishedLayers, busyLayers, noLayers]) {
    const lines = shown.flatMap((view) => [
      renderRow(toHeadRow(view), width),
      ...renderLayers(view.progress.layers, width),
    ])
    if (lines.length + tail.length <= room) return [...lines, ...cut(tail, width)]
  }
  const heads = shown.slice(0, room - 1).map((view) => renderRow(toHeadRow(view), width))
  return [...heads, ...cut([`  and ${toCount(views.length - heads.length, 'pull')} more`], width)]
}

type RenderLayers = (layers: readonly LayerProgress[], width: number) => string[]

const allLayers: RenderLayers = (layers, width) =>
  layers.map((layer) => renderRow(toLayerRow(layer), width))

const unfinishedLayers: RenderLayers = (layers, width) => {
  const [finished, others] = apart(layers, isLayerFinished)
  const folded = finished.length === 0 ? [] : [`    ${toCount(finished.length, 'layer')} complete`]
  return [...cut(folded, width), ...allLayers(others, width)]
}

const busyLayers: RenderLayers = (layers, width) => {
  const [busy, others] = apart(layers, ({ status }) => /^(Downloading|Extracting)/.test(status))
  const finished = others.filter(isLayerFinished).length
  const left = others.length - finished
  const folded = `    ${toCount(finished, 'layer')} complete${left === 0 ? '' : `, ${left} to come`}`
  return [...cut(others.length === 0 ? [] : [folded], width), ...allLayers(busy, width)]
}

const noLayers: RenderLayers = () => []

function apart<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))]
}

function cut(lines: string[], width: number): string[] {
  return lines.map((line) => line.slice(0, width))
}

function toCount(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
