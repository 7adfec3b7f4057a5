import { LongshoreError } from '@longshore/errors'

const MILLISECONDS: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3, // U+00B5, micro sign
  μs: 1e-3, // U+03BC, Greek mu
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
}
/** Go keeps durations as 64-bit nanoseconds. */
const LONGEST = 2 ** 63 / 1e6
const UNITS = 'write a number with a unit for each part: "500ms", "30s", "1h30m"'

/**
 * Reads a duration as Go's `time.ParseDuration` does (https://pkg.go.dev/time#ParseDuration): `"30s"`, `"1h30m"`,
 * `"-1.5h"`, `"0"`; the units are ns, us, µs, ms, s, m and h. Returns milliseconds, with a fraction where the text
 * has parts below one.
 *
 * @throws LongshoreError `DURATION_INVALID`, the message being a predicate: `must have a unit, and is "30"`.
 */
export function parseDuration(text: string): number {
  const [, sign, rest = ''] = /^([+-]?)(.*)$/s.exec(text) ?? []
  if (rest === '0') return 0
  if (isNumber(rest)) {
    throw invalid(
      `must have a unit, and is ${JSON.stringify(text)}`,
      `write ${JSON.stringify(`${text}s`)} for seconds; Nomad takes a number without a unit as nanoseconds`,
    )
  }

  let total = 0
  const parts = rest.match(/[^a-zµμ]+[a-zµμ]+/giu) ?? []
  const isWhole = parts.length > 0 && parts.join('') === rest
  for (const part of isWhole ? parts : ['']) {
    const [, amount = '', unit = ''] = /^([\d.]+)(.+)$/su.exec(part) ?? []
    const milliseconds = Object.hasOwn(MILLISECONDS, unit) ? MILLISECONDS[unit] : undefined
    if (!isNumber(amount) || milliseconds === undefined)
      throw invalid(`must be a duration, and is ${JSON.stringify(text)}`, UNITS)
    total += Number((Number(amount) * milliseconds).toFixed(6))
  }
  if (total >= LONGEST)
    throw invalid(`must be less than 2562048h, and is ${JSON.stringify(text)}`, UNITS)
  return sign === '-' && total !== 0 ? -total : total
}

function isNumber(text: string): boolean {
  return /^(\d+\.?\d*|\.\d+)$/.test(text)
}

function invalid(message: string, hint: string): LongshoreError {
  return new LongshoreError('DURATION_INVALID', message, { hint })
}
