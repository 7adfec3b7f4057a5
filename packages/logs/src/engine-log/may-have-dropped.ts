import type { BufferMessage } from './buffer-messages.ts'

/** A container's `HostConfig.LogConfig`. */
export interface LogDriver {
  type: string
  config: Record<string, string>
}

/** What each message costs besides its text: `json-file`'s names, stream and time; `local`'s lengths. */
const frames: Record<string, number> = { 'json-file': 80, local: 64 }
const defaults: Record<string, { size: string; files: number }> = {
  'json-file': { size: '-1', files: 1 },
  local: { size: '20m', files: 5 },
}
/** Options of `json-file` that add text of the operator's to each message. */
const additions = ['labels', 'labels-regex', 'env', 'env-regex', 'tag']
const units: Record<string, number> = { '': 1, b: 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }

/**
 * Tells of the messages that it is given, of both streams, whether the engine may have deleted older ones. It deletes whole
 * files, which both streams share: before the first is gone, all but one are full. Source: Docker's documentation of
 * `max-size` and `max-file`.
 */
export function createDropCheck(driver: LogDriver): (messages: BufferMessage[]) => boolean {
  const frame = frames[driver.type] ?? 0
  let left = keptSize(driver)
  return (messages) => {
    if (left === Number.POSITIVE_INFINITY) return false
    for (const { bytes } of messages) {
      if (!(left > 0)) return true
      left -= frame + (driver.type === 'json-file' ? encodedSize(bytes) : bytes.length)
    }
    return !(left > 0)
  }
}

/** Bytes that the log has at least where something of it was deleted. */
function keptSize({ type, config }: LogDriver): number {
  const preset = defaults[type]
  const size = preset && toBytes(config['max-size'] ?? preset.size)
  if (size === undefined) return 0
  if (size <= 0) return Number.POSITIVE_INFINITY
  if (additions.some((option) => config[option])) return 0
  return size * (Number(config['max-file'] ?? preset?.files) - 1)
}

/** At most what it takes as a JSON string of Go's. */
function encodedSize(bytes: Buffer): number {
  let size = 0
  for (const byte of bytes) {
    if (byte >= 0x80) size += 2
    else if (byte === 0x22 || byte === 0x5c) size += 2
    else size += byte < 0x20 || byte === 0x26 || byte === 0x3c || byte === 0x3e ? 6 : 1
  }
  return size
}

/** Sizes as the engine reads them: `2m`, `500k`, `-1`. */
function toBytes(text: string): number | undefined {
  const [, number, unit = ''] = /^(-?\d+(?:\.\d+)?) ?([kmg]?)i?b?$/i.exec(text.trim()) ?? []
  return number === undefined ? undefined : Number(number) * (units[unit.toLowerCase()] ?? 1)
}
