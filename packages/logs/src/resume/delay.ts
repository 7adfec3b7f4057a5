import { setTimeout } from 'node:timers/promises'

/** Resolves after so many milliseconds; rejects with the signal's reason. */
export type Delay = (milliseconds: number, signal?: AbortSignal) => Promise<void>

export const wait: Delay = (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal })
