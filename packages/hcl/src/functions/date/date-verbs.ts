import { formatOffset, formatYear, type Timestamp, twoDigits } from './timestamp.ts'

const months =
  'January February March April May June July August September October November December'
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'

const nameOf = (names: string, index: number) => names.split(' ')[index] ?? ''
const monthOf = ({ clock }: Timestamp) => clock.getUTCMonth() + 1
const halfDayHour = ({ clock }: Timestamp) => clock.getUTCHours() % 12 || 12
const halfDay = ({ clock }: Timestamp) => (clock.getUTCHours() < 12 ? 'AM' : 'PM')

/** What each verb of `formatdate` writes. */
export const dateVerbs: ReadonlyMap<string, (time: Timestamp) => string | number> = new Map<
  string,
  (time: Timestamp) => string | number
>([
  ['YYYY', ({ clock }) => formatYear(clock.getUTCFullYear())],
  ['YY', ({ clock }) => twoDigits(clock.getUTCFullYear() % 100)],
  ['MMMM', (time) => nameOf(months, time.clock.getUTCMonth())],
  ['MMM', (time) => nameOf(months, time.clock.getUTCMonth()).slice(0, 3)],
  ['MM', (time) => twoDigits(monthOf(time))],
  ['M', monthOf],
  ['DD', ({ clock }) => twoDigits(clock.getUTCDate())],
  ['D', ({ clock }) => clock.getUTCDate()],
  ['EEEE', ({ clock }) => nameOf(days, clock.getUTCDay())],
  ['EEE', ({ clock }) => nameOf(days, clock.getUTCDay()).slice(0, 3)],
  ['hh', ({ clock }) => twoDigits(clock.getUTCHours())],
  ['h', ({ clock }) => clock.getUTCHours()],
  ['HH', (time) => twoDigits(halfDayHour(time))],
  ['H', halfDayHour],
  ['AA', halfDay],
  ['aa', (time) => halfDay(time).toLowerCase()],
  ['mm', ({ clock }) => twoDigits(clock.getUTCMinutes())],
  ['m', ({ clock }) => clock.getUTCMinutes()],
  ['ss', ({ clock }) => twoDigits(clock.getUTCSeconds())],
  ['s', ({ clock }) => clock.getUTCSeconds()],
  ['ZZZZZ', ({ offset }) => formatOffset(offset, ':')],
  ['ZZZZ', ({ offset }) => formatOffset(offset, '')],
  ['ZZZ', ({ offset }) => (offset === 0 ? 'UTC' : formatOffset(offset, ''))],
  ['Z', ({ offset }) => (offset === 0 ? 'Z' : formatOffset(offset, ':'))],
])
