import type { Readable } from 'node:stream'
import { createDemultiplexer, type StreamName } from './demultiplexer.ts'
import { createLiveClock } from './live-clock.ts'
import type { Seen } from './place.ts'
import { createTerminalOutput } from './terminal-output.ts'

export interface LiveChunk {
  output: Record<StreamName, Buffer>
  seen: Seen
}

export interface LiveOutputOptions {
  tty?: boolean
  /** Unix time in milliseconds. */
  now: () => number
}

/** An attached stream taken apart, read no further than it is asked for. Throws at its end where that came too early. */
export async function* readLiveOutput(
  stream: Readable,
  { tty, now }: LiveOutputOptions,
): AsyncGenerator<LiveChunk, void, undefined> {
  const demultiplexer = tty ? createTerminalOutput() : createDemultiplexer()
  const clock = createLiveClock(now)
  for await (const chunk of stream) {
    const { stdout, stderr, error } = demultiplexer.push(chunk)
    yield { output: { stdout, stderr }, seen: clock.arrived(chunk.length) }
    if (error) throw error
    clock.waiting()
  }
  if (demultiplexer.insideFrame()) throw new Error('it ended in the middle of a frame')
}
