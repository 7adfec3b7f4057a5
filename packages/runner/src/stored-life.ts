import type { LongshoreError } from '@longshore/errors'
import type { RestartHistory } from './restart-policy.ts'

/**
 * How far something has come that a restart policy keeps going: a task, or the network of a group.
 *
 * | handle | verdict | so it has                                | and recovery                              |
 * | ------ | ------- | ---------------------------------------- | ----------------------------------------- |
 * | no     | no      | perhaps been started, or begun to be     | looks for it, and starts it if it is not  |
 * | yes    | no      | been started, and perhaps ended          | takes it up; its exit is told             |
 * | yes    | yes     | ended; perhaps its remains are there     | removes them, then goes on as in the next |
 * | no     | yes     | left nothing                             | waits and starts it again, or is done     |
 */
export interface StoredLife<Handle, Result> {
  /** Restarts that count against the policy. */
  history: RestartHistory
  handle?: Handle
  /** Of the attempt before: what may be left of it is not what a start has made since. */
  last?: Handle | undefined
  verdict?: Restart | Failure | Stopped | Result
}

/** It is to be started again. */
export interface Restart {
  kind: 'restart'
  /** Not before; Unix time in milliseconds. */
  at: number
  /** How long that was when it was decided: nobody waits longer, whatever has become of the clock. */
  delayMs: number
  /** What made it end. */
  reason: string
  /** Why it may be started again. */
  allowance: string
}

export interface Failure {
  kind: 'failed'
  reason: string
  exitCode: number | undefined
  /** Is not stored. */
  error?: LongshoreError
}

/** It was told to stop, and did. */
export interface Stopped {
  kind: 'stopped'
}

/** Where one life is kept. */
export interface LifeStore<Handle, Result> {
  get(): StoredLife<Handle, Result> | undefined
  put(life: StoredLife<Handle, Result>): void
}
