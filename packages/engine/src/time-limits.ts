/** How long the engine may take to answer, in milliseconds, by kind of call. A pull or a load has none: its progress goes on. */
export interface TimeLimits {
  /** A sign of life, and its API version. */
  ping: number
  /** What only looks: inspect, list, stats, version. */
  read: number
  /** Until the first byte of what goes on: attach, logs, an exec's start, events. */
  open: number
  /** What changes something: create, start, update, kill, remove, tag, connect, exec. */
  change: number
  /** A stop, besides the time that the container is given. */
  stop: number
}

export const defaultTimeLimits: TimeLimits = {
  ping: 10_000,
  read: 30_000,
  open: 30_000,
  change: 120_000,
  stop: 30_000,
}

/** The limit of one call: its kind, and what is added for it. */
export interface CallLimit {
  kind: keyof TimeLimits | 'none'
  extraMs?: number
}

/** Undefined for none. */
export function toMilliseconds({ kind, extraMs = 0 }: CallLimit, limits: TimeLimits) {
  return kind === 'none' ? undefined : limits[kind] + extraMs
}
