import { setTimeout } from 'node:timers/promises'

/** Resolves once `check` says true; it is asked ten times a second. Rejects when the signal aborts first. */
export async function waitUntil(check: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (!(await check())) await setTimeout(100, undefined, { signal })
}
