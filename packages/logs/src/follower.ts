import type { BufferMessage } from './buffer-messages.ts'
import type { CatchUp, CaughtUp } from './catch-up.ts'

/**
 * One stream that is resumed: `behind` until its live output is known to follow what is stored. `quiet`: it does, unless
 * some comes that the engine's log must be asked about. `live`: it does.
 */
export type FollowerState = 'behind' | 'quiet' | 'live'

export interface Follower {
  readonly state: FollowerState
  readonly catchUp: CatchUp
  /** Whether the engine's log is to be read before {@link decide}. */
  readonly needsLog: boolean
  /** How many bytes of live output are to be held, if they come. */
  readonly wanted: number
  /** How many are. */
  readonly held: number
  /** Live output: stored, or held. */
  push(output: Buffer): Promise<void>
  /** Call before the log is read. */
  prepare(): void
  take(messages: BufferMessage[], isCut: boolean): Promise<CaughtUp>
  /** Call when the log is read to its end. */
  readEnd(): void
  /** Call a pause after the last time; `isEnded`: there will be no more live output. */
  decide(isEnded: boolean): Promise<void>
  /** Goes on with the live output alone. */
  giveUp(reason: string): Promise<void>
}

/** Bytes. */
const firstWanted = 64 * 1024
const moreWanted = 2 * 1024 * 1024
const mostWanted = 16 * 1024 * 1024
/** The engine logs a line that has no end yet when it has as many bytes. */
const longestUnlogged = 16 * 1024
/** Pauses after which the log is taken to have all that it had to write before the first live output came. */
const enoughPauses = 5
/** Pauses after which live output that the log does not have is taken to be missing there. */
const mostPauses = 40

const reasons = {
  passed: 'the engine no longer has what comes before the live output in its log',
  never: 'the engine does not have the live output in its log',
}

export function createFollower(
  catchUp: CatchUp,
  writeLive: (output: Buffer) => Promise<void>,
): Follower {
  let state: FollowerState = 'behind'
  let head: Buffer = Buffer.alloc(0)
  let wanted = firstWanted
  let complete = 0
  /** Pauses since live output is complete enough to be looked for. */
  let pauses = 0
  let isShort = false
  let wasQuiet = false
  let result: CaughtUp | undefined
  let previous: string | undefined
  let isSettled = false

  async function goLive(skip: number): Promise<void> {
    state = 'live'
    const rest = head.subarray(skip)
    head = Buffer.alloc(0)
    if (rest.length > 0) await writeLive(rest)
  }

  async function giveUp(reason: string): Promise<void> {
    catchUp.endInGap(reason)
    await goLive(0)
  }

  async function join(): Promise<boolean> {
    const joined = catchUp.join({ bytes: head, complete })
    isShort = joined.kind === 'short'
    if (joined.kind === 'short') wanted = head.length + joined.missing
    if (joined.kind === 'found') await goLive(joined.skip)
    return joined.kind !== 'absent'
  }

  async function decideGap(isEnded: boolean): Promise<void> {
    if (complete > 0 && (await join())) return
    const first = head.length > 0 ? catchUp.firstAfterGap({ bytes: head, complete }) : 'log'
    const isOver = isEnded && isSettled
    if (first === 'live' || (!first && wanted >= mostWanted && !isOver)) {
      await (wasQuiet ? goLive(0) : giveUp(reasons.passed))
    } else if (first === 'log' ? isSettled || head.length > 0 : isOver) {
      await catchUp.takeAfterGap()
      previous = undefined
    } else if (complete > 0) wanted = Math.min(mostWanted, wanted + moreWanted)
  }

  async function decideCaughtUp(isEnded: boolean): Promise<void> {
    if (isEnded && isSettled) await goLive(head.length)
    else if (head.length === 0 && isSettled) state = 'quiet'
    else if (complete > 0 && !isEnded && (isSettled || pauses >= enoughPauses)) {
      if ((await join()) || pauses < mostPauses) return
      await giveUp(reasons.never)
    }
  }

  return {
    catchUp,
    get state() {
      return state
    },
    get needsLog() {
      return state === 'behind' && !isShort
    },
    get wanted() {
      return wanted
    },
    get held() {
      return head.length
    },
    async push(output) {
      if (output.length === 0) return
      if (state === 'live') return writeLive(output)
      if (state === 'quiet') {
        wasQuiet = true
        state = 'behind'
        previous = undefined
      }
      head = Buffer.concat([head, output])
    },
    prepare() {
      complete = Math.max(head.lastIndexOf(10) + 1, head.length - longestUnlogged, 0)
      if (complete > 0) pauses += 1
    },
    async take(messages, isCut) {
      // The log may go on as fast as live output is held: what it had before is looked for first.
      if (result === 'gap' && head.length > 0 && catchUp.firstAfterGap({ bytes: head, complete }))
        return result
      result = await catchUp.take(messages, isCut)
      return result
    },
    readEnd() {
      isSettled = catchUp.seen === previous
      previous = catchUp.seen
    },
    async decide(isEnded) {
      if (isShort) {
        if (isEnded) isShort = false
        else await join()
      } else if (result === 'gap') await decideGap(isEnded)
      else if (result === 'found') await decideCaughtUp(isEnded)
    },
    giveUp,
  }
}
