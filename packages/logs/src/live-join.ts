import { LongshoreError } from '@longshore/errors'
import type { BufferMessage } from './buffer-messages.ts'
import {
  type CatchUpOptions,
  type CaughtUp,
  catchUp,
  storeBuffered,
  toGapError,
} from './catch-up.ts'
import type { Delay } from './delay.ts'
import type { StreamName } from './demultiplexer.ts'
import { findJoin } from './find-join.ts'
import type { ResumableStore } from './open-log-stores.ts'

export interface LiveJoinOptions extends Omit<CatchUpOptions, 'stores'> {
  stores: Record<StreamName, ResumableStore>
  delay: Delay
}

export interface LiveJoin {
  /** Whether some stream's output is not known to follow what is stored. */
  readonly isBehind: boolean
  /** Stores what the engine's log has that is certainly not in the live stream. */
  advance(): Promise<void>
  /** Stores what comes before these first live bytes; streams without any stay behind. */
  join(heads: Record<StreamName, Buffer>): Promise<void>
  /** Stores all that the engine's log has: what is live has been silent, or is over. `isEnding`: the log may still grow. */
  settle(options?: { isEnding?: boolean }): Promise<void>
}

/** Milliseconds. An engine's log that stays the same so long has all that its reader was sent. */
const patience = 250
const firstPause = 20
const mostPasses = 40

/** Brings what is stored up to where the live stream begins, each stream for itself. */
export function createLiveJoin(options: LiveJoinOptions): LiveJoin {
  const { stores, attachedAt, delay, onGap, onOutput, signal } = options
  const behind = new Set<StreamName>(['stdout', 'stderr'])

  const storeHeld = (stream: StreamName, messages: BufferMessage[]) =>
    storeBuffered(messages, {
      store: stores[stream].store,
      onOutput: (chunk) => onOutput?.(stream, chunk),
    })

  /** Undefined where the engine's log cannot be read: then the live stream goes on alone. */
  async function pass(): Promise<CaughtUp | undefined> {
    for (let tries = 1; ; tries += 1) {
      try {
        const mine = Object.fromEntries([...behind].map((stream) => [stream, stores[stream]]))
        return await catchUp({ ...options, stores: mine })
      } catch (error) {
        signal?.throwIfAborted()
        const mayPass = !(error instanceof LongshoreError) || error.recoverable
        if (mayPass && tries < 5) await delay(patience, signal)
        else return giveUp((error as Error).message)
      }
    }
  }

  function giveUp(why: string): undefined {
    for (const stream of behind) leaveGap(stream, why)
  }

  function leaveGap(stream: StreamName, why: string): void {
    behind.delete(stream)
    const { notBefore } = stores[stream].cursor.place()
    onGap({ stream, from: notBefore, to: attachedAt, error: toGapError(stream, why) })
  }

  /** Whether the stream's place is settled, one way or the other. */
  async function tryJoin(
    stream: StreamName,
    { head, held, isStill }: { head: Buffer; held: BufferMessage[]; isStill: boolean },
  ): Promise<void> {
    const { cursor } = stores[stream]
    const all = Buffer.concat(held.map(({ bytes }) => bytes))
    const found = findJoin({ head, held: all, tail: cursor.place().tail })
    if (found && (isStill || !found.isAmbiguous)) {
      await storeHeld(stream, upTo(held, found.at))
      behind.delete(stream)
    } else if (!found && isStill) {
      leaveGap(stream, 'the engine has already dropped what came before its live output')
    }
  }

  return {
    get isBehind() {
      return behind.size > 0
    },
    async advance() {
      await pass()
    },
    async join(heads) {
      const waiting = () => [...behind].filter((stream) => heads[stream].length > 0)
      let previous: string | undefined
      for (let passes = 0; waiting().length > 0; passes += 1) {
        if (passes > 0) await delay(passes === 1 ? firstPause : patience, signal)
        const caughtUp = await pass()
        if (!caughtUp) return
        const isStill = (passes > 1 && caughtUp.end === previous) || passes >= mostPasses
        previous = caughtUp.end
        for (const stream of waiting())
          await tryJoin(stream, { head: heads[stream], held: caughtUp.held[stream] ?? [], isStill })
      }
    },
    async settle({ isEnding = false } = {}) {
      let previous: string | undefined
      for (let passes = 0; passes < mostPasses; passes += 1) {
        const caughtUp = await pass()
        if (!caughtUp) return
        for (const stream of behind) await storeHeld(stream, caughtUp.held[stream] ?? [])
        if (!isEnding || caughtUp.end === previous) return
        previous = caughtUp.end
        await delay(patience, signal)
      }
    },
  }
}

function upTo(messages: BufferMessage[], offset: number): BufferMessage[] {
  let left = offset
  return messages.flatMap((message) => {
    const bytes = message.bytes.subarray(0, left)
    left -= bytes.length
    return bytes.length > 0 ? [{ ...message, bytes }] : []
  })
}
