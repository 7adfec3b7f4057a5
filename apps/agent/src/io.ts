/** What the program sees of the world, so that commands can be run in a test. */
export interface Io {
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  env: Record<string, string | undefined>
  /** Whether errors are told with their stacks. */
  debug: boolean
  /** Aborted by the first Ctrl-C (or SIGTERM, SIGHUP): end in an orderly way. */
  stop: AbortSignal
  /** Aborted by the second: end at once. */
  kill: AbortSignal
}
