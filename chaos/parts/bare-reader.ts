import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type EngineConnection, rawCall } from '@longshore/test-support'
import { createFrames } from './frames.ts'
import type { StreamName } from './numbered-lines.ts'
import { addNumbers, noNumbers, type SeenNumbers } from './seen-numbers.ts'

/** A container's numbered lines as somebody sees them who only reads, without any of our packages. */
export interface BareReader {
  /** Attaches (again); resolves when the engine has answered. */
  attach(): Promise<void>
  /** The numbers that came in whole lines so far. */
  seen: SeenNumbers
  close(): void
}

export function createBareReader(connection: EngineConnection, containerId: string): BareReader {
  const seen = noNumbers()
  let stream: Readable | undefined

  /** Each connection by itself: the line at its cut is not whole. */
  async function read(source: Readable): Promise<void> {
    const push = addNumbers(containerId, seen)
    try {
      for await (const chunk of source) push(chunk)
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
