import { LongshoreError } from '@longshore/errors'
import type { Attributes } from '../attributes.ts'
import type { Fingerprint, Fingerprinter } from './fingerprint.ts'

export interface HealthCheckOptions {
  /** For people: `unix:///var/run/docker.sock`. */
  endpoint: string
  /** Asks the engine. Rejects with a LongshoreError when there is none, or none that will do. */
  ask: (signal: AbortSignal) => Promise<EngineAnswer>
  /** How long it may take, in milliseconds. */
  timeoutMs?: number
}

export interface EngineAnswer {
  version: string
  attributes: Attributes
}

/** The code of the error of an engine that answers, and cannot be used as it is. */
export const unfitCode = 'ENGINE_UNFIT'

/** Turns answers into health, and remembers whether the engine was ever seen. */
export function createHealthCheck({
  endpoint,
  ask,
  timeoutMs = 10_000,
}: HealthCheckOptions): Fingerprinter {
  let seen = false

  function toUnhealthy(error: LongshoreError): Fingerprint {
    seen ||= error.code === unfitCode
    const health = seen ? 'unhealthy' : 'undetected'
    return { health, description: error.message, attributes: {}, error }
  }

  return {
    async check(signal) {
      const timeout = AbortSignal.timeout(timeoutMs)
      try {
        const answer = await ask(signal ? AbortSignal.any([signal, timeout]) : timeout)
        seen = true
        const description = `Docker ${answer.version} answers at ${endpoint}.`
        return { health: 'healthy', description, attributes: answer.attributes }
      } catch (error) {
        signal?.throwIfAborted()
        if (timeout.aborted) return toUnhealthy(unanswered(endpoint, timeoutMs))
        if (!(error instanceof LongshoreError)) throw error
        return toUnhealthy(error)
      }
    },
  }
}

function unanswered(endpoint: string, timeoutMs: number): LongshoreError {
  return new LongshoreError(
    'ENGINE_UNREACHABLE',
    `The Docker engine at ${endpoint} does not answer within ${timeoutMs / 1000} s.`,
    { hint: 'Look after it: its log says what it is at.', recoverable: true },
  )
}
