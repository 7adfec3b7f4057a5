/** The recent past of a pull, from which its speed follows. In order; times never go backwards. */
export type PullHistory = readonly PullSample[]

export interface PullSample {
  /** Milliseconds. */
  at: number
  /** Downloaded until then. */
  bytes: number
}

/** Both are undefined where they are unknown. */
export interface PullSpeed {
  /** Over the last 15 s at most; unknown in the first second. */
  bytesPerSecond?: number
  /** For the layers whose sizes are known; unknown while nothing arrives. */
  remainingMs?: number
}

const windowMs = 15_000
const shortestMs = 1000
/** One sample in this time is kept. */
const stepMs = 500

/** The history with one more sample. */
export function reduceHistory(history: PullHistory, sample: PullSample): PullHistory {
  const [last, beforeLast] = [history.at(-1), history.at(-2)]
  const replaces = last && beforeLast && sample.at - beforeLast.at < stepMs
  const recent = (replaces ? history.slice(0, -1) : history).filter(
    ({ at }) => at >= sample.at - windowMs,
  )
  return [...recent, sample]
}

/** The speed of a pull that has this history. */
export function toPullSpeed(
  history: PullHistory,
  { downloadedBytes, totalBytes }: { downloadedBytes: number; totalBytes: number },
): PullSpeed {
  const [first, last] = [history.at(0), history.at(-1)]
  if (!first || !last || last.at - first.at < shortestMs)
    return { bytesPerSecond: undefined, remainingMs: undefined }
  const bytesPerSecond = ((last.bytes - first.bytes) * 1000) / (last.at - first.at)
  if (bytesPerSecond <= 0) return { bytesPerSecond: 0, remainingMs: undefined }
  return { bytesPerSecond, remainingMs: ((totalBytes - downloadedBytes) * 1000) / bytesPerSecond }
}
