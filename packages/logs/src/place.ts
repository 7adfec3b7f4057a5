import type { EngineTime } from './engine-time.ts'

/** Where in a container's output something ends, in words by which the engine's own log can be searched for it. */
export interface Place {
  /** The output's last bytes before it; empty at its beginning. */
  tail: Buffer
  /** The engine stamped nothing of `tail` earlier. */
  since: EngineTime
  /** It stamped the last byte of `tail`, and what follows, no earlier. */
  notBefore: EngineTime
  /** It stamped the last byte of `tail` no later. */
  notAfter: EngineTime
}

/** What is known of when the engine stamped a piece of output. */
export interface Seen {
  /** None of it earlier. */
  since: EngineTime
  /** Its last byte no earlier. */
  notBefore: EngineTime
  /** Its last byte no later. */
  notAfter: EngineTime
}

/** The most bytes that a place keeps of the output. */
export const tailSize = 2048
