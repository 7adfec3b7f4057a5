import { addAbortSignal } from 'node:stream'
import type { StreamName } from '../live/demultiplexer.ts'
import { createLiveSource } from '../live/live-source.ts'
import type { ResumeLogsOptions } from '../resume-options.ts'
import type { LogStore } from '../store/log-store.ts'
import type { LogStores, OpenStore } from '../store/open-log-stores.ts'
import { createCatchUp } from './catch-up.ts'
import type { Delay } from './delay.ts'
import { follow } from './follow.ts'
import { createFollower, type Follower } from './follower.ts'
import { createLiveHold } from './live-hold.ts'
import type { Followers } from './log-reader.ts'
import { passOn } from './pass-on.ts'

export type FollowOptions = ResumeLogsOptions & { delay: Delay }

/** Attaches, brings the stores up to the live output, and goes on with that to its end. */
export async function followAgain(stores: LogStores, options: FollowOptions): Promise<void> {
  const signal = options.signal ?? new AbortController().signal
  const live = await options.attach(signal)
  live?.on('error', () => {})
  if (live) addAbortSignal(signal, live)
  try {
    const source = live && createLiveSource(live, options)
    const followers = toFollowers(stores, options)
    if (followers) await follow(followers, { ...options, signal, source })
    else await passOn(source, stores, options)
  } finally {
    live?.destroy()
  }
}

/** Undefined where nothing can be read back. */
function toFollowers(stores: LogStores, options: FollowOptions): Followers | undefined {
  const { stdout, stderr } = stores
  if (!stdout.stored || !stderr.stored) return undefined
  return {
    stdout: toFollower('stdout', { ...stdout, stored: stdout.stored }, options),
    stderr: toFollower('stderr', { ...stderr, stored: stderr.stored }, options),
  }
}

function toFollower(
  stream: StreamName,
  { stored, live, lossless }: Required<OpenStore>,
  { onGap, onOutput }: FollowOptions,
): Follower {
  const write = (store: LogStore) => (output: Buffer) => {
    onOutput?.(stream, output)
    return store.write(output)
  }
  const catchUp = createCatchUp({ stream, stored, onGap, write: write(lossless) })
  return createFollower(catchUp, createLiveHold(stored.held), write(live))
}
