import type { CredentialProvider, FoundCredentials } from './credential-provider.ts'

/**
 * Keeps what a provider finds for `lifetimeMs`, counted from the time of asking, in memory alone. Neither "none" nor a
 * failure is kept. `now` gives milliseconds.
 */
export function cacheFinds(
  provider: CredentialProvider,
  options: { lifetimeMs: number; now: () => number },
): CredentialProvider {
  const { lifetimeMs, now } = options
  const kept = new Map<string, { found: FoundCredentials; until: number }>()
  return {
    async find(registry, signal) {
      const asked = now()
      const entry = kept.get(registry)
      if (entry !== undefined && asked < entry.until) return entry.found

      kept.delete(registry)
      const found = await provider.find(registry, signal)
      if (found !== undefined && lifetimeMs > 0)
        kept.set(registry, { found, until: asked + lifetimeMs })
      return found
    },
  }
}
