import type { Demultiplexer } from './demultiplexer.ts'

const nothing = Buffer.alloc(0)

/** What a terminal shows is one stream without frames: all of it is stdout. */
export function createTerminalOutput(): Demultiplexer {
  return {
    push: (chunk) => ({ stdout: chunk, stderr: nothing }),
    insideFrame: () => false,
  }
}
