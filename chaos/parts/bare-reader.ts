import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type EngineConnection, rawCall } from '@longshore/test-support'
import { type StreamName, toNumbers } from './numbered-lines.ts'

/** A container's numbered lines as somebody sees them who only reads, without any of our packages. */
export interface BareReader {
  /** Attaches (again); resolves when the engine has answered. */
  attach(): Promise<void>
  /** The numbers that came in whole lines so far. */
  seen: Record<StreamName, Set<number>>
  close(): void
}

export function createBareReader(connection: EngineConnection, containerId: string): BareReader {
  const seen = { stdout: new Set<number>(), stderr: new Set<number>() }
  let stream: Readable | undefined

  /** Each connection by itself: the line at its cut is not whole. */
  async function read(source: Readable): Promise<void> {
    const frames = createFrames()
    try {
      for await (const chunk of source)
        for (const name of frames.push(chunk)) {
          const text = frames.text[name]
          const end = text.lastIndexOf('\n') + 1
          for (const number of toNumbers(text.slice(0, end), containerId).numbers)
            seen[name].add(number)
          frames.text[name] = text.slice(end)
        }
    } catch {
      // The engine has gone.
    }
  }

  return {
    seen,
    async attach() {
      const path = `/containers/${containerId}/attach?stream=1&stdout=1&stderr=1`
      stream = await rawCall(connection, { method: 'POST', path })
      void read(stream)
    },
    close: () => void stream?.destroy(),
  }
}

/** The engine's own log of a container. */
export async function readEngineLog(
  connection: EngineConnection,
  containerId: string,
): Promise<Record<StreamName, string>> {
  const path = `/containers/${containerId}/logs?stdout=1&stderr=1`
  const frames = createFrames()
  frames.push(await buffer(await rawCall(connection, { method: 'GET', path })))
  return frames.text
}

/** Takes the engine's multiplexed framing apart: 8-byte headers with the stream and the length of what follows. */
function createFrames() {
  let rest = Buffer.alloc(0)
  const text = { stdout: '', stderr: '' }
  return {
    text,
    push(chunk: Buffer): Set<StreamName> {
      const touched = new Set<StreamName>()
      rest = Buffer.concat([rest, chunk])
      while (rest.length >= 8) {
        const end = 8 + rest.readUInt32BE(4)
        if (rest.length < end) break
        const name = rest[0] === 2 ? 'stderr' : 'stdout'
        text[name] += rest.toString('latin1', 8, end)
        touched.add(name)
        rest = rest.subarray(end)
      }
      return touched
    },
  }
}
