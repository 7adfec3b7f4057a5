import type { Readable, Writable } from 'node:stream'
import type { ExitResult } from './exit-result.ts'

export interface ExecResult {
  stdout: Uint8Array
  stderr: Uint8Array
  result: ExitResult
}

export interface ExecRequest {
  taskId: string
  command: string[]
  tty: boolean
}

/** The caller's side of a command that runs in a task. */
export interface ExecSession {
  /** Ends with the caller's input. */
  readonly stdin: Readable
  /** A write calls back when the caller has room for more. */
  readonly stdout: Writable
  readonly stderr: Writable
  /** Each size that the caller's terminal takes on; only the newest is kept until it is read. */
  readonly sizes: AsyncIterable<TerminalSize>
}

/** In characters. */
export interface TerminalSize {
  height: number
  width: number
}
