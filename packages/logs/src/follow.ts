import type { Delay } from './delay.ts'
import type { Follower } from './follower.ts'
import type { LiveSource } from './live-source.ts'
import { createLogReader, type Followers, type LogReaderOptions } from './log-reader.ts'

const mostBusyTurns = 5

export type Following = LogReaderOptions & {
  delay: Delay
  /** The live output; undefined where there is none any more. */
  source: LiveSource | undefined
}

/**
 * Reads live output and the engine's log in turns until each stream is known to go on live, and then the live output to its
 * end. Throws the error of either; what is held then and known to be new is stored.
 */
export async function follow(followers: Followers, options: Following): Promise<void> {
  try {
    await followToEnd(followers, options)
  } catch (error) {
    await followers.stdout.rescue()
    await followers.stderr.rescue()
    throw error
  }
}

async function followToEnd(followers: Followers, options: Following): Promise<void> {
  const { source, signal, delay } = options
  const all = [followers.stdout, followers.stderr]
  const readLog = createLogReader(followers, options)
  let isEnded = false
  /** Whether all live output that had come was taken in. */
  let isDrained = false
  let busyTurns = 0

  async function takeOne(): Promise<void> {
    const output = await source?.take()
    if (output)
      await Promise.all([
        followers.stdout.push(output.stdout),
        followers.stderr.push(output.stderr),
      ])
    else {
      isEnded = true
      for (const follower of all) follower.end()
    }
  }

  /** Takes live output in until it is time to read the log again, or until that need not be. */
  async function gather(behind: Follower[]): Promise<void> {
    const leaving = new AbortController()
    let isOver = false
    let isWaiting = true
    const pause = Math.min(...behind.map((follower) => follower.pause))
    const over = delay(pause, AbortSignal.any([signal, leaving.signal])).finally(() => {
      isOver = true
    })
    over.catch(() => {})
    const isOpen = () => !isEnded && all.every(({ hasRoom }) => hasRoom)
    while (!isOver && isOpen()) {
      isWaiting = (await source?.isReady(over)) ?? false
      if (isWaiting && !isOver) await takeOne()
    }
    // A stream with so much output that it never stops does not keep the other from its turn.
    busyTurns = isOpen() && isWaiting ? busyTurns + 1 : 0
    isDrained = isEnded || !isWaiting || busyTurns >= mostBusyTurns
    if (behind.every(({ needsLive, hasRoom }) => needsLive && !hasRoom)) leaving.abort()
    else await over
  }

  if (!source) await takeOne()
  await readLog()
  for (;;) {
    const behind = all.filter(({ state }) => state === 'behind')
    if (behind.length === 0 && isEnded) return
    if (behind.length === 0) await takeOne()
    else {
      await gather(behind)
      await readLog()
      for (const follower of behind) await follower.decide(isDrained)
    }
  }
}
