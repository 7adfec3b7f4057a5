import type { Engine, EngineInfo, Subscription } from '@longshore/engine'
import { hasCode, LongshoreError } from '@longshore/errors'
import { createHealthCheck, unfitCode } from './create-health-check.ts'
import {
  type FingerprintHost,
  type FingerprintOptions,
  toDriverAttributes,
} from './driver-attributes.ts'
import type { Fingerprint, Fingerprinter } from './fingerprint.ts'
import { type Delay, watchFingerprint } from './watch-fingerprint.ts'

export interface DriverFingerprinterOptions {
  engine: Pick<Engine, 'endpoint' | 'version' | 'info' | 'inspectNetwork' | 'subscribe'>
  options: FingerprintOptions
  host: FingerprintHost
  delay?: Delay
}

export interface DriverFingerprinter extends Fingerprinter {
  /**
   * Calls `listener` with the first fingerprint and then with each that differs from the one before it, until the
   * subscription is closed. The engine is asked every 30 s, and at once when the connection to it comes or goes.
   */
  watch(listener: (fingerprint: Fingerprint) => void): Subscription
}

/** Tells the engine's health and all that constraints can ask about the driver. Spec: driver.md §8. */
export function createDriverFingerprinter(driver: DriverFingerprinterOptions): DriverFingerprinter {
  const { engine, options, host, delay } = driver
  const { check } = createHealthCheck({
    endpoint: engine.endpoint,
    async ask(signal) {
      const { version } = await engine.version(signal)
      const [info, bridgeIp] = await Promise.all([
        engine.info(signal),
        findBridgeIp(engine, signal),
      ])
      requireFit(info, host)
      return { version, attributes: toDriverAttributes({ version, info, bridgeIp, options, host }) }
    },
  })
  return {
    check,
    watch: (listener) => watchFingerprint({ check, subscribe: engine.subscribe, delay }, listener),
  }
}

/** Empty where there is no such network, as with `--bridge=none` and on Windows. */
async function findBridgeIp(
  engine: Pick<Engine, 'inspectNetwork'>,
  signal: AbortSignal,
): Promise<string> {
  try {
    return (await engine.inspectNetwork('bridge', signal)).gateway
  } catch (error) {
    if (hasCode(error, 'ENGINE_NOT_FOUND')) return ''
    throw error
  }
}

function requireFit({ osType }: EngineInfo, { platform }: FingerprintHost): void {
  if (platform !== 'win32' || osType !== 'linux') return
  const message = 'Docker is configured with Linux containers; switch to Windows Containers'
  const hint = 'Choose "Switch to Windows containers" in the menu of Docker Desktop.'
  throw new LongshoreError(unfitCode, message, { hint })
}
