import type { LongshoreError } from '@longshore/errors'
import type { Attributes } from '../attributes.ts'

export interface Fingerprint {
  /** `undetected`: the engine was never seen; `unhealthy`: it was, and is gone or unfit now. */
  health: 'undetected' | 'unhealthy' | 'healthy'
  /** A sentence for people. */
  description: string
  /** `driver.docker.version` → `20.10.24`; empty unless healthy. */
  attributes: Attributes
  /** Why it is not healthy. */
  error?: LongshoreError
}

export interface Fingerprinter {
  /**
   * Asks the engine once. One that does not answer, or not within 10 s, is a result; rejects only when `signal`
   * aborts.
   */
  check(signal?: AbortSignal): Promise<Fingerprint>
}
