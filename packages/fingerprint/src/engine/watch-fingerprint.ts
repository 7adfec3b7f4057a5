import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Engine, Subscription } from '@longshore/engine'
import type { Fingerprint, Fingerprinter } from './fingerprint.ts'

/** Rejects when `signal` aborts. */
export type Delay = (milliseconds: number, signal: AbortSignal) => Promise<unknown>

export interface FingerprintSource extends Fingerprinter, Pick<Engine, 'subscribe'> {
  delay?: Delay | undefined
}

/** Milliseconds between two looks at an engine whose connection stays as it is. */
const period = 30_000

/** Tells `listener` of the first fingerprint and of each that differs from the one before. */
export function watchFingerprint(
  {
    check,
    subscribe,
    delay = (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  }: FingerprintSource,
  listener: (fingerprint: Fingerprint) => void,
): Subscription {
  const closing = new AbortController()
  let changed = new AbortController()
  const connection = subscribe(({ kind }) => {
    if (kind !== 'container') changed.abort()
  })

  async function follow(): Promise<void> {
    let told: Fingerprint | undefined
    while (!closing.signal.aborted) {
      changed = new AbortController()
      const interrupt = AbortSignal.any([closing.signal, changed.signal])
      const found = await unlessAborted(check(interrupt), interrupt)
      if (!found) continue
      if (!isSame(found, told)) listener(found)
      told = found
      await unlessAborted(delay(period, interrupt), interrupt)
    }
  }
  void follow()

  return {
    close() {
      closing.abort()
      connection.close()
    },
  }
}

/** Undefined when `signal` aborts first. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  try {
    const value = await promise
    return signal.aborted ? undefined : value
  } catch (error) {
    if (!signal.aborted) throw error
    return undefined
  }
}

function isSame(a: Fingerprint, b: Fingerprint | undefined): boolean {
  const essence = ({ health, description, attributes }: Fingerprint) => [
    health,
    description,
    attributes,
  ]
  return b !== undefined && isDeepStrictEqual(essence(a), essence(b))
}
