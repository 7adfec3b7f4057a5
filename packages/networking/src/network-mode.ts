/** Whose network a mode means. */
export type NetworkModeKind = 'default bridge' | 'host' | 'none' | 'container' | 'named'

/** `default`, what a task has that says nothing, is the engine's bridge. Spec: driver.md §5.3. */
export function networkModeKind(mode: string): NetworkModeKind {
  if (mode === 'default' || mode === 'bridge') return 'default bridge'
  if (mode === 'host' || mode === 'none') return mode
  return mode.startsWith('container:') ? 'container' : 'named'
}
