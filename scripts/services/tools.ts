import type { RunCommand } from '../shared/run-command.ts'

/** The effects that the services need from outside. */
export interface Tools {
  run: RunCommand
  /** Tells the person at the terminal what is being done, one line each. */
  say(line: string): void
}
