import { LongshoreError } from '@longshore/errors'
import { toForeignError } from './unreachable-error.ts'

/** The oldest API that has all that is asked for, of Docker 19.03, and the newest that this package knows. */
const oldest = '1.40'
const newest = '1.47'

/**
 * The API version that both sides speak: the engine's own, or the newest that is known here.
 *
 * @throws LongshoreError `ENGINE_TOO_OLD`; `ENGINE_UNREACHABLE` for what names no version.
 */
export function chooseApiVersion(endpoint: string, engines: string | undefined): string {
  if (!engines || !/^\d+\.\d+$/.test(engines))
    throw toForeignError(endpoint, 'it answers GET /_ping without an API version')
  if (compare(engines, oldest) < 0)
    throw new LongshoreError(
      'ENGINE_TOO_OLD',
      `The Docker Engine at ${endpoint} speaks API ${engines}; ${oldest} or newer is needed.`,
      { hint: 'Update Docker to 19.03 or newer.' },
    )
  return compare(engines, newest) < 0 ? engines : newest
}

function compare(a: string, b: string): number {
  const [[majorA = 0, minorA = 0], [majorB = 0, minorB = 0]] = [toNumbers(a), toNumbers(b)]
  return majorA - majorB || minorA - minorB
}

function toNumbers(version: string): number[] {
  return version.split('.').map(Number)
}

export interface Negotiation {
  /** Asks the engine once for all that wait; the signal ends the caller's wait alone. */
  version(signal: AbortSignal): Promise<string>
  /** The next call asks again. */
  forget(): void
}

export function createNegotiation(ask: () => Promise<string>): Negotiation {
  let known: string | undefined
  let asking: Promise<string> | undefined

  function begin(): Promise<string> {
    const mine = ask().then((version) => {
      if (asking === mine) known = version
      return version
    })
    asking = mine
    const end = () => {
      if (asking === mine) asking = undefined
    }
    mine.then(end, end)
    return mine
  }

  return {
    async version(signal) {
      return known ?? untilAborted(asking ?? begin(), signal)
    },
    forget() {
      known = undefined
      asking = undefined
    },
  }
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
