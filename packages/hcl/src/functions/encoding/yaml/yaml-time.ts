import { formatOffset, parseTimestamp, twoDigits } from '../../date/timestamp.ts'
import { FunctionProblem } from '../../function-problem.ts'

const pattern =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt](\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?(Z|[+-]\d\d:\d\d))| (\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?)?$/

/** A date of YAML 1.1, with or without a time, as RFC 3339; undefined for anything else. */
export function parseYamlTime(text: string): string | undefined {
  const match = pattern.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, zone = 'Z', ...spaced] = match
  const date = [year, two(month), two(day)].join('-')
  const time = [hour ?? spaced[0], minute ?? spaced[1], second ?? spaced[2]].map(two).join(':')
  try {
    const { offset } = parseTimestamp(`${date}T${time}${zone}`, 0)
    return `${date}T${time}${offset === 0 ? 'Z' : formatOffset(offset, ':')}`
  } catch (cause) {
    if (cause instanceof FunctionProblem) return undefined
    throw cause
  }
}

const two = (digits = '0') => twoDigits(Number(digits))
