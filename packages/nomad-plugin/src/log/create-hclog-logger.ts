import { toFieldValue } from './to-field-value.ts'

/** Longer lines are taken apart by go-plugin, which reads 64 KiB at once. */
const maxLineLength = 60_000

const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const
export type HclogLevel = (typeof levels)[number]

/** As much as waits for a reader who stands still; what comes then is dropped. */
const maxHeldBytes = 1024 * 1024

/** As `process.stderr`. */
export interface LogOutput {
  write(text: string): unknown
  /** Bytes that wait for the reader. */
  readonly writableLength?: number
}

type Log = (message: string, fields?: Record<string, unknown>) => void
export type HclogLogger = Record<HclogLevel, Log>

export interface HclogOptions {
  /** The plugin's name. */
  module: string
  /** What is less is left out; the agent filters too. Default `trace`, as Nomad expects of a plugin. */
  level?: HclogLevel
  /** Unix time in milliseconds. */
  now?: () => number
}

/**
 * Writes hclog's JSON lines, which a Nomad agent puts in its own log: `@level`, `@message`, `@module`, `@timestamp` and the
 * fields. A `Secret` prints as `[redacted]`, an error as its message. Lines that nobody reads are dropped, and counted in the
 * next one that goes through.
 */
export function createHclogLogger(
  output: LogOutput,
  { module, level: least = 'trace', now = Date.now }: HclogOptions,
): HclogLogger {
  let dropped = 0
  const log = (level: HclogLevel): Log => {
    if (levels.indexOf(level) < levels.indexOf(least)) return () => {}
    return (message, fields = {}) => {
      if ((output.writableLength ?? 0) > maxHeldBytes) {
        dropped++
        return
      }
      const head = { '@level': level, '@module': module, '@timestamp': toTimestamp(now()) }
      const droppedBefore = dropped > 0 ? { droppedBefore: dropped } : {}
      output.write(toLine({ ...head, '@message': message }, { ...fields, ...droppedBefore }))
      dropped = 0
    }
  }
  return {
    trace: log('trace'),
    debug: log('debug'),
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
  }
}

/** Fields of a line's own names do not take their place. */
function toLine(head: Record<string, string>, fields: Record<string, unknown>): string {
  const values = Object.entries(fields).map(([name, value]) => [name, toFieldValue(value)])
  const line = JSON.stringify({ ...Object.fromEntries(values), ...head })
  if (Buffer.byteLength(line) <= maxLineLength) return `${line}\n`
  // In JSON a character takes six bytes at most.
  const message = head['@message']?.slice(0, maxLineLength / 7)
  return `${JSON.stringify({ ...head, '@message': message, cut: true })}\n`
}

/** go-plugin takes microseconds, all six digits, and nothing else. */
function toTimestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000Z')
}
