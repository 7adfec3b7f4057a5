import { FunctionProblem } from '../function-problem.ts'

/** A moment as its text writes it: the clock of its place, and how many minutes that is ahead of UTC. */
export interface Timestamp {
  /** The clock's date and time, in the UTC fields; whole seconds. */
  clock: Date
  nanoseconds: number
  offset: number
}

const pattern =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(\.\d+)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/** Reads RFC 3339 strictly: seconds and the offset are there, `T` and `Z` are capitals. Throws a `FunctionProblem`. */
export function parseTimestamp(text: string, argument: number): Timestamp {
  const [match, year, month, day, hour, minute, second, fraction = '', ...zone] =
    pattern.exec(text) ?? []
  const clock = new Date(0)
  clock.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  clock.setUTCHours(Number(hour), Number(minute), Number(second))
  if (match === undefined || clock.getUTCDate() !== Number(day) || Number(month) > 12) {
    const message = 'the time must be in the form of RFC 3339, such as "2026-01-31T23:59:59Z"'
    throw new FunctionProblem(message, argument)
  }
  const [sign, hours = 0, minutes = 0] = zone
  const offset = Number(hours) * 60 + Number(minutes)
  return {
    clock,
    nanoseconds: Number(fraction.slice(1, 10).padEnd(9, '0')),
    offset: sign === '-' ? -offset : offset,
  }
}

/** `+02:00`, with `separator` between hours and minutes. */
export function formatOffset(offset: number, separator: string): string {
  const minutes = Math.abs(offset)
  const sign = offset < 0 ? '-' : '+'
  return sign + twoDigits(Math.floor(minutes / 60)) + separator + twoDigits(minutes % 60)
}

export function formatYear(year: number): string {
  return (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0')
}

export const twoDigits = (value: number) => String(value).padStart(2, '0')
