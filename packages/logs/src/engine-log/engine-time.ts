/**
 * A moment as the engine stamps its log: RFC 3339 in UTC with nine decimals, `2026-11-22T08:30:00.000000001Z`. Of one
 * length, so that text order is time order.
 */
export type EngineTime = string

/** @param milliseconds Unix time, rounded down */
export function toEngineTime(milliseconds: number): EngineTime {
  return new Date(Math.floor(milliseconds)).toISOString().replace('Z', '000000Z')
}

/** Unix seconds with nine decimals, as the `since` of `GET /containers/{id}/logs` wants them. */
export function toSince(time: EngineTime): string {
  return `${Math.floor(Date.parse(time) / 1000)}.${time.slice(20, 29)}`
}

export function isEngineTime(text: unknown): text is EngineTime {
  return (
    typeof text === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  )
}

const template = Buffer.from('0000-00-00T00:00:00.000000000Z')

/** Whether such a moment is at `start`, by its shape: for each of millions. */
export function hasEngineTime(bytes: Buffer, start: number): boolean {
  for (let at = 0; at < template.length; at += 1) {
    const byte = bytes[start + at] as number
    const expected = template[at] as number
    const isAlike = expected === 0x30 ? byte >= 0x30 && byte <= 0x39 : byte === expected
    if (!isAlike) return false
  }
  return true
}

export function laterOf(a: EngineTime | undefined, b: EngineTime): EngineTime {
  return a !== undefined && a > b ? a : b
}
