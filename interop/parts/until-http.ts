import { setTimeout } from 'node:timers/promises'

/** Resolves with the body once the address answers. */
export async function untilHttp(url: string, signal: AbortSignal): Promise<string> {
  for (;;) {
    try {
      return await (await fetch(url, { signal })).text()
    } catch (error) {
      if (signal.aborted) throw new Error(`${url} does not answer`, { cause: error })
    }
    await setTimeout(100, undefined, { signal })
  }
}
