import type { BufferMessage } from '../engine-log/buffer-messages.ts'
import type { EngineTime } from '../engine-log/engine-time.ts'
import { enoughBytes } from '../place/project.ts'
import type { LogExtent } from '../place/stored-place.ts'
import type { CatchUp, CaughtUp } from './catch-up.ts'
import type { LiveHold } from './live-hold.ts'
import { createPatience } from './patience.ts'

/**
 * One stream that is resumed: `behind` until its live output is known to follow what is stored. `quiet`: all that is logged is
 * stored, and the log is asked again when live output comes. `live`: it does follow.
 */
export type FollowerState = 'behind' | 'quiet' | 'live'

export interface Follower {
  readonly state: FollowerState
  readonly catchUp: CatchUp
  /** Milliseconds to wait before the log is read again. */
  readonly pause: number
  /** Whether the next decision waits for live output alone. */
  readonly needsLive: boolean
  /** Whether live output is still to be taken in. */
  readonly hasRoom: boolean
  /** Live output: stored, or held. */
  push(output: Buffer): Promise<void>
  /** There will be no more live output. */
  end(): void
  /** The live output broke off. What is held is kept for the next attachment. */
  breakOff(): Promise<void>
  /** Call before the log is read. */
  prepare(): void
  take(messages: BufferMessage[], extent: LogExtent): Promise<CaughtUp>
  /** Call when the log is read to its end; `time`: of the newest line of any stream. */
  readEnd(time: EngineTime | undefined): void
  /** Call when the log was read, or what {@link needsLive} is there. `isDrained`: no live output of it was waiting. */
  decide(isDrained: boolean): Promise<void>
  /** Goes on with the live output alone. */
  giveUp(reason: string): Promise<void>
}

const moreWanted = 2 * 1024 * 1024
const mostWanted = 16 * 1024 * 1024

const reasons = {
  passed: 'the engine no longer has what comes before the live output in its log',
  never: 'the engine does not have the live output in its log',
}

export function createFollower(
  catchUp: CatchUp,
  hold: LiveHold,
  writeLive: (output: Buffer) => Promise<void>,
): Follower {
  const patience = createPatience()
  let state: FollowerState = 'behind'
  /** Bytes that were held when they were last looked for. */
  let joinedLength = 0
  let isEnded = false
  let needsLive = false
  let wasQuiet = false
  let result: CaughtUp | undefined

  async function goLive(skip: number): Promise<void> {
    state = 'live'
    const rest = hold.release(skip)
    if (rest.length > 0) await writeLive(rest)
    catchUp.goLive()
    await hold.settle()
  }

  async function goQuiet(): Promise<void> {
    state = 'quiet'
    await hold.settle()
  }

  async function giveUp(reason: string): Promise<void> {
    await catchUp.endInGap(reason)
    await goLive(0)
  }

  /** The log has lost what came before the live output, as far as that was not stored. */
  const goPast = () => (wasQuiet ? goLive(0) : giveUp(reasons.passed))

  function ask(): void {
    state = 'behind'
    patience.startAnew()
  }

  const isWaiting = () => hold.complete > 0 || (isEnded && hold.length > 0)

  /** Whether it is known where the live output begins, or will be with more of it. */
  async function join(): Promise<boolean> {
    const joined = catchUp.join(hold.head(isEnded))
    const isShort = joined.kind === 'short'
    if (joined.kind === 'found') await goLive(joined.skip)
    if (isShort && isEnded) await goLive(hold.length)
    if (isShort) {
      if (hold.length > joinedLength) patience.extend()
      joinedLength = hold.length
      hold.wanted = hold.length + joined.missing
    }
    // What does not come may have been taken for something else: the log is asked again as well.
    needsLive = isShort && !needsLive
    return isShort ? !patience.isOver : joined.kind === 'found'
  }

  /** Goes live where the log ends within what is held: the rest was sent and never logged. */
  async function joinUnlogged(): Promise<boolean> {
    const { bytes } = hold.head(isEnded)
    if (bytes.length < enoughBytes) return false
    const joined = catchUp.join({ bytes, complete: enoughBytes })
    if (joined.kind === 'found') await goLive(joined.skip)
    return joined.kind === 'found'
  }

  async function decideGap(isDrained: boolean): Promise<void> {
    if (isWaiting() && (await join())) return
    const { isSettled } = patience
    const first = hold.length > 0 ? catchUp.firstAfterGap(hold.head(isEnded)) : 'log'
    const isLate = patience.isOver || (isEnded && isSettled)
    if (first === 'live' || (!first && hold.wanted >= mostWanted && !isLate)) {
      if (!(await joinUnlogged())) await goPast()
    } else if (first === 'log' ? hold.length > 0 || (isSettled && isDrained) : isLate) {
      await catchUp.takeAfterGap()
      patience.unsettle()
    } else if (hold.complete > 0) hold.wanted = Math.min(mostWanted, hold.wanted + moreWanted)
  }

  async function decideCaughtUp(): Promise<void> {
    const { isSettled, isEnough, isOver } = patience
    if (!isWaiting() && isSettled) return goQuiet()
    if (!isWaiting() || !(isSettled || isEnough)) return
    if (await join()) return
    if (isEnded ? isEnough : isOver) {
      if (!(await joinUnlogged())) await giveUp(reasons.never)
    } else if (patience.doubtsTimes) catchUp.goBack()
  }

  return {
    catchUp,
    get state() {
      return state
    },
    get pause() {
      return patience.pause
    },
    get needsLive() {
      return needsLive
    },
    get hasRoom() {
      return state !== 'behind' || hold.length < hold.wanted
    },
    async push(output) {
      if (output.length === 0) return
      if (state === 'live') return writeLive(output)
      await hold.push(output)
      if (state !== 'quiet') return
      hold.markComplete()
      if (hold.complete === 0) return
      wasQuiet = true
      ask()
    },
    end() {
      isEnded = true
      needsLive = false
      // The engine logs a line without an end only now: also one that was sent before this attached.
      if (state === 'quiet') ask()
    },
    breakOff: hold.breakOff,
    prepare() {
      needsLive = false
      hold.markComplete()
      if (isWaiting()) patience.count()
    },
    async take(messages, extent) {
      const head = hold.length > 0 ? hold.head(isEnded) : undefined
      // The log may go on as fast as live output is held: what it had before is looked for first.
      if (result === 'gap' && head && catchUp.firstAfterGap(head)) return result
      if (head && catchUp.hasLost(head, messages)) {
        await goPast()
        return 'gap'
      }
      result = await catchUp.take(messages, extent)
      return result
    },
    readEnd(time) {
      patience.read(catchUp.seen)
      if (time && result === 'found') catchUp.readTo(time)
    },
    async decide(isDrained) {
      if (state !== 'behind') return
      if (result === 'gap') await decideGap(isDrained)
      else if (result === 'found') await decideCaughtUp()
    },
    giveUp,
  }
}
