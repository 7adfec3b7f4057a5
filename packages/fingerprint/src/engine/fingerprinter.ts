import type { Engine } from '@longshore/engine'
import { createHealthCheck } from './create-health-check.ts'
import type { Fingerprinter } from './fingerprint.ts'

/** Tells whether an engine is there and which, by one call. Spec: driver.md §8. */
export function createFingerprinter(engine: Pick<Engine, 'version' | 'endpoint'>): Fingerprinter {
  return createHealthCheck({
    endpoint: engine.endpoint,
    async ask(signal) {
      const { version, os } = await engine.version(signal)
      const attributes = {
        'driver.docker': true,
        'driver.docker.version': version,
        'driver.docker.os_type': os,
      }
      return { version, attributes }
    },
  })
}
