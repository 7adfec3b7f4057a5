const newline = 10
/** How much of a file may stay unused so that a line is not cut. The same as Nomad's. */
const spareBytes = 32 * 1024

export interface Room {
  /** Bytes that the file still takes; may be 0 or less. */
  left: number
  /** Whether the file ends with a whole line. False for an empty file: waiting for an emptier one would be for ever. */
  endsLine: boolean
}

/**
 * How many bytes of `output` go to the current file; the rest begins the next one.
 * Cuts after the last whole line that fits, if that leaves at most 32 KiB of the file unused, else where the file is full.
 */
export function rotationCut(output: Buffer, room: Room): number {
  if (output.length <= room.left) return output.length
  const full = Math.max(0, room.left)
  const lastNewline = full === 0 ? -1 : output.lastIndexOf(newline, full - 1)
  const wholeLines = lastNewline >= 0 || room.endsLine ? lastNewline + 1 : full
  return full - wholeLines <= spareBytes ? wholeLines : full
}
