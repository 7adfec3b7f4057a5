import { compare, compareVersions } from './compare-versions.ts'
import { parseInteger } from './integer.ts'
import { parseVersion } from './version.ts'

/**
 * The order of two values: as integers, else as decimal numbers, else as versions, else as texts by their bytes; the
 * first kind that both are. Spec: driver.md §8 (versions); Nomad's scheduler/feasible `checkOrder` (the others).
 */
export function compareValues(a: string, b: string): number {
  return (
    compareAs(parseInteger, compare, [a, b]) ??
    compareAs(parseDecimal, compare, [a, b]) ??
    compareAs((text) => parseVersion(text), compareVersions, [a, b]) ??
    Buffer.compare(Buffer.from(a), Buffer.from(b))
  )
}

function compareAs<T>(
  parse: (text: string) => T | undefined,
  order: (a: T, b: T) => number,
  values: [string, string],
): number | undefined {
  const [a, b] = [parse(values[0]), parse(values[1])]
  return a === undefined || b === undefined ? undefined : order(a, b)
}

function parseDecimal(text: string): number | undefined {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined
}
