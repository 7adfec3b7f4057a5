import type { MessageInitShape } from '@bufbuild/protobuf'
import {
  type Duration,
  durationMs,
  type TimestampSchema,
  timestampFromMs,
} from '@bufbuild/protobuf/wkt'

/** The year 1, which Go takes for no time at all. */
const goZeroTime = { seconds: -62_135_596_800n }

/** Unix time in milliseconds; undefined becomes Go's zero time. */
export function fromTime(
  milliseconds: number | undefined,
): MessageInitShape<typeof TimestampSchema> {
  return milliseconds === undefined ? goZeroTime : timestampFromMs(Math.round(milliseconds))
}

/** Milliseconds, rounded, never negative; none are 0. */
export function toMilliseconds(duration: Duration | undefined): number {
  return duration ? Math.max(0, Math.round(durationMs(duration))) : 0
}
