/** How a task or a command ended. */
export interface ExitResult {
  exitCode: number
  /** The number of the signal that ended it; 0 or left out for none. */
  signal?: number | undefined
  oomKilled?: boolean | undefined
  /** Why nothing else is known of its end. Nomad takes it for a failure. */
  error?: string | undefined
}
