import type { LayerProgress } from '@longshore/images'

/** Whether the engine has nothing more to do for a layer. */
export function isLayerFinished({ status }: LayerProgress): boolean {
  return status === 'Pull complete' || status === 'Already exists'
}
