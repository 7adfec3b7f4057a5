import { textFunction } from '../text-function.ts'
import { parseDuration } from './parse-duration.ts'
import { formatOffset, formatYear, parseTimestamp } from './timestamp.ts'

/** The moment that is a duration later, in the same zone; fractions of a second are cut off, as in go-cty. */
export const timeadd = textFunction(['timestamp', 'duration'], (timestamp, duration) => {
  const { clock, nanoseconds, offset } = parseTimestamp(timestamp, 0)
  const added = BigInt(nanoseconds) + parseDuration(duration, 1)
  const second = 1_000_000_000n
  const seconds = added / second - (added % second < 0n ? 1n : 0n)
  const moment = new Date(clock.getTime() + Number(seconds) * 1000)
  const [, monthToSecond = ''] = /(-\d\d-\d\dT.*)\.000Z$/.exec(moment.toISOString()) ?? []
  const zone = offset === 0 ? 'Z' : formatOffset(offset, ':')
  return formatYear(moment.getUTCFullYear()) + monthToSecond + zone
})
