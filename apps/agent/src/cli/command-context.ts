import type { Io } from '../io.ts'

/** What a command needs: the world, and where to say its exit code if it is not 0. */
export interface CommandContext {
  io: Io
  done(code: number): void
}
