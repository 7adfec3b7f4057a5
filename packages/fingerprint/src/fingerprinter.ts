import type { Engine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { type Attributes, engineAttributes } from './engine-attributes.ts'

export interface Fingerprint {
  /** `undetected`: the engine was never seen; `unhealthy`: it was, and is gone now. */
  health: 'undetected' | 'unhealthy' | 'healthy'
  /** A sentence for people. */
  description: string
  /** `driver.docker.version` → `20.10.24`; empty unless healthy. */
  attributes: Attributes
  /** Why it is not healthy. */
  error?: LongshoreError
}

export interface Fingerprinter {
  /** Asks the engine once. An engine that does not answer is a result; rejects only when `signal` aborts. */
  check(signal?: AbortSignal): Promise<Fingerprint>
}

/** Tells an engine's health, and remembers whether it was ever seen. Spec: driver.md §8. */
export function createFingerprinter(engine: Pick<Engine, 'version' | 'endpoint'>): Fingerprinter {
  let seen = false

  return {
    async check(signal) {
      try {
        const version = await engine.version(signal)
        seen = true
        return {
          health: 'healthy',
          description: `Docker ${version.version} answers at ${engine.endpoint}.`,
          attributes: engineAttributes(version),
        }
      } catch (error) {
        signal?.throwIfAborted()
        if (!(error instanceof LongshoreError)) throw error
        const health = seen ? 'unhealthy' : 'undetected'
        return { health, description: error.message, attributes: {}, error }
      }
    },
  }
}
