/** Runs a program, never by a shell, and tells how it ended. Rejects only with the reason of an aborted signal. */
export type RunCommand = (
  program: string,
  args: string[],
  options: { input: string; signal: AbortSignal },
) => Promise<CommandOutcome>

export type CommandOutcome =
  | ExitedCommand
  /** `code` is the system's: `ENOENT`, `EACCES` … */
  | { kind: 'not-started'; code: string }
  | { kind: 'timed-out'; timeoutMs: number }
  | { kind: 'output-too-large'; maxBytes: number }

export interface ExitedCommand {
  kind: 'exited'
  /** Null where a signal ended it. */
  exitCode: number | null
  stdout: string
  stderr: string
}
