import type { StreamName } from './numbered-lines.ts'

/** Takes the engine's multiplexed framing apart: 8-byte headers with the stream and the length of what follows. */
export function createFrames() {
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
