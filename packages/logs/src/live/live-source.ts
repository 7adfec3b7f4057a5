import type { Readable } from 'node:stream'
import { createDemultiplexer, type StreamName } from './demultiplexer.ts'
import { readGathered } from './read-gathered.ts'
import { createTerminalOutput } from './terminal-output.ts'

export type LiveOutput = Record<StreamName, Buffer>

export interface LiveSource {
  /** Whether there is something to take before `pause` is over. */
  isReady(pause: Promise<unknown>): Promise<boolean>
  /** What the container wrote next; undefined at the end. Throws where that came too early. One call at a time. */
  take(): Promise<LiveOutput | undefined>
}

/** An attached stream taken apart. It is read one chunk further than it is taken, once it is asked for. */
export function createLiveSource(stream: Readable, options: { tty?: boolean }): LiveSource {
  const output = readOutput(stream, options)
  let next: Promise<IteratorResult<LiveOutput, void>> | undefined

  function peek(): Promise<IteratorResult<LiveOutput, void>> {
    if (next) return next
    next = output.next()
    // It is looked at later, and must not count as unhandled until then.
    next.catch(() => {})
    return next
  }

  return {
    async isReady(pause) {
      const settled = peek().then(
        () => true,
        () => true,
      )
      return Promise.race([settled, pause.then(() => false)])
    },
    async take() {
      const result = await peek()
      next = undefined
      return result.done ? undefined : result.value
    },
  }
}

async function* readOutput(
  stream: Readable,
  { tty }: { tty?: boolean },
): AsyncGenerator<LiveOutput, void, undefined> {
  const demultiplexer = tty ? createTerminalOutput() : createDemultiplexer()
  for await (const chunk of readGathered(stream)) {
    const { stdout, stderr, error } = demultiplexer.push(chunk)
    yield { stdout, stderr }
    if (error) throw error
  }
  if (demultiplexer.insideFrame()) throw new Error('it ended in the middle of a frame')
}
