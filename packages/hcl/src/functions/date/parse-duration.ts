import { FunctionProblem } from '../function-problem.ts'

const nanoseconds = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
])
const part = /(\d*)(?:\.(\d*))?([^\d.]+)/gy
const limit = 2n ** 63n

/** A duration as Go writes it (`-1h30m`, `1.5s`), in nanoseconds of 64 bits. Throws a `FunctionProblem`. */
export function parseDuration(text: string, argument: number): bigint {
  const unsigned = text.replace(/^[+-]/, '')
  if (unsigned === '0') return 0n
  let total = 0n
  let end = 0
  for (const [match, whole = '', fraction = '', unit = ''] of unsigned.matchAll(part)) {
    const scale = nanoseconds.get(unit)
    if (scale === undefined || whole + fraction === '') break
    total += BigInt(whole) * scale + fractionOf(fraction, scale)
    end += match.length
  }
  const isNegative = text.startsWith('-')
  if (end > 0 && end === unsigned.length && total < limit + (isNegative ? 1n : 0n)) {
    return isNegative ? -total : total
  }
  const message =
    'the duration must be numbers with units (ns, us, ms, s, m, h), such as "1h30m" or "-1.5s", of at most 292 years'
  throw new FunctionProblem(message, argument)
}

/** Cut off below a nanosecond. */
function fractionOf(digits: string, scale: bigint): bigint {
  const shown = digits.slice(0, 18)
  return shown === '' ? 0n : (BigInt(shown) * scale) / 10n ** BigInt(shown.length)
}
