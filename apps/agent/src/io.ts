/** What the program sees of the world, so that commands can be run in a test. */
export interface Io {
  stdin: NodeJS.ReadableStream & AsyncIterable<Uint8Array>
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  env: Record<string, string | undefined>
  /** Whether errors are told with their stacks. */
  debug: boolean
  /** From now on Ctrl-C (and SIGTERM, SIGHUP) asks; before, it ends the process, which has nothing to clean up. */
  takeSignals(): StopSignals
}

export interface StopSignals {
  /** Aborted by the first: end in an orderly way. */
  stop: AbortSignal
  /** Aborted by the second: end at once. */
  kill: AbortSignal
}
