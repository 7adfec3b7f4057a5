import { buffer } from 'node:stream/consumers'
import { rawCall } from '@longshore/test-support'
import type { Site } from '../site/site.ts'

/** What the engine itself has kept of a container's stdout. */
export async function engineLog({ connection }: Site, id: string): Promise<string> {
  const path = `/containers/${id}/logs?stdout=1`
  const bytes = await buffer(await rawCall(connection, { method: 'GET', path }))
  const parts: Buffer[] = []
  // Eight bytes before each part: the last four are its length.
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at + 4)
    parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += 8 + length
  }
  return Buffer.concat(parts).toString()
}
