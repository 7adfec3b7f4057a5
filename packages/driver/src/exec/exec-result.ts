/** How a program that was run inside a task's container ended. */
export interface ExecResult {
  /** 126 or 127 for a program that could not be run, as of `docker exec`; its output then says why. */
  exitCode: number
  /** The signal's number, where the exit code says that one ended the program (128 + n); 0 otherwise. */
  signal: number
}

export function toExecResult(exitCode: number): ExecResult {
  return { exitCode, signal: exitCode > 128 && exitCode <= 128 + 64 ? exitCode - 128 : 0 }
}
