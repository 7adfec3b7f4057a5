/** A program to run inside a running container. */
export interface ExecRequest {
  /** The program and its arguments. */
  command: string[]
  /** Gives it a terminal: its output is then one stream without frames. */
  tty?: boolean
  /** Whether it is given an input; without, it reads an end at once. */
  stdin?: boolean
  env?: Record<string, string>
  user?: string
  workDir?: string
}

export interface ExecInfo {
  running: boolean
  /** Undefined before it has ended. */
  exitCode: number | undefined
}

/** In characters. */
export interface TerminalSize {
  width: number
  height: number
}
