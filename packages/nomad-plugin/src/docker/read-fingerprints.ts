import { EventEmitter, on } from 'node:events'
import type { Fingerprint as EngineFingerprint } from '@longshore/fingerprint'
import type { Fingerprint } from '../types/fingerprint.ts'
import type { DockerRuntime } from './docker-runtime.ts'

/** How long an engine may take before Nomad, which waits for a first word, is told that there is none. */
const patienceMs = 1000

/** How the engine stands, and each change of it. One that takes calls and answers none counts as not there. */
export async function* readFingerprints(
  { watchFingerprint }: Pick<DockerRuntime, 'watchFingerprint'>,
  signal: AbortSignal,
): AsyncGenerator<Fingerprint> {
  const changes = new EventEmitter()
  const heard = on(changes, 'change', { signal }) as AsyncIterable<[EngineFingerprint]>
  const silence = setTimeout(() => changes.emit('change', silent), patienceMs)
  const watch = watchFingerprint((fingerprint) => {
    clearTimeout(silence)
    changes.emit('change', fingerprint)
  })
  try {
    for await (const [{ health, description, attributes }] of heard)
      yield { health, description, attributes }
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    clearTimeout(silence)
    watch.close()
  }
}

const silent: Fingerprint = {
  health: 'undetected',
  description: 'The Docker engine does not answer.',
  attributes: {},
}
