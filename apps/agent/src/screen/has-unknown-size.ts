import type { LayerProgress } from '@longshore/images'

/** Whether the engine has yet to tell a layer's size; it does when the layer's turn comes. */
export function hasUnknownSize({ total, status }: LayerProgress): boolean {
  return total === 0 && /^(Pulling|Waiting)/.test(status)
}
