import { addAbortSignal } from 'node:stream'
import { createCatchUp } from './catch-up.ts'
import type { Delay } from './delay.ts'
import type { StreamName } from './demultiplexer.ts'
import { createFollower, type Follower } from './follower.ts'
import { createLiveSource, type LiveSource } from './live-source.ts'
import { createLogReader, type Followers } from './log-reader.ts'
import type { LogStore } from './log-store.ts'
import type { LogStores, OpenStore } from './open-log-stores.ts'
import type { ResumeLogsOptions } from './resume-options.ts'

export type FollowOptions = ResumeLogsOptions & { delay: Delay }

/** Milliseconds. */
const pause = 250

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

type Following = Omit<FollowOptions, 'signal'> & {
  signal: AbortSignal
  source: LiveSource | undefined
}

async function follow(followers: Followers, options: Following): Promise<void> {
  const { source, signal, delay } = options
  const all = [followers.stdout, followers.stderr]
  const readLog = createLogReader(followers, options)
  let isEnded = source === undefined

  async function takeOne(): Promise<void> {
    const output = await source?.take()
    if (!output) isEnded = true
    else
      await Promise.all([
        followers.stdout.push(output.stdout),
        followers.stderr.push(output.stderr),
      ])
  }

  async function gather(wait: Promise<void>): Promise<void> {
    let isOver = false
    const over = wait.then(() => {
      isOver = true
    })
    over.catch(() => {})
    const hasRoom = () => all.every(({ state, held, wanted }) => state === 'live' || held < wanted)
    while (!isOver && !isEnded && hasRoom()) if (await source?.isReady(over)) await takeOne()
    await over
  }

  await readLog()
  for (;;) {
    const behind = all.filter(({ state }) => state === 'behind')
    if (behind.length === 0 && isEnded) return
    if (behind.length === 0) await takeOne()
    else {
      for (const follower of behind)
        while (!follower.needsLog && follower.held < follower.wanted && !isEnded) await takeOne()
      if (behind.some(({ needsLog }) => needsLog)) {
        await gather(delay(pause, signal))
        await readLog()
      }
      for (const follower of behind) await follower.decide(isEnded)
    }
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
  { logDriver, onGap, onOutput }: FollowOptions,
): Follower {
  const write = (store: LogStore) => (output: Buffer) => {
    onOutput?.(stream, output)
    return store.write(output)
  }
  const catchUp = createCatchUp({ stream, stored, logDriver, onGap, write: write(lossless) })
  return createFollower(catchUp, write(live))
}

/** For output that is stored elsewhere, and cannot be read back. */
async function passOn(
  source: LiveSource | undefined,
  stores: LogStores,
  { onGap, onOutput }: FollowOptions,
): Promise<void> {
  const reason = 'what went into the FIFO cannot be read back, so the place is not known'
  for (const stream of streamNames) onGap({ stream, after: {}, certain: false, reason })
  for (let output = await source?.take(); output; output = await source?.take())
    for (const stream of streamNames) {
      if (output[stream].length === 0) continue
      onOutput?.(stream, output[stream])
      await stores[stream].live.write(output[stream])
    }
}

const streamNames = ['stdout', 'stderr'] as const
