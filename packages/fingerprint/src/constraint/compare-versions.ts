import { parseInteger } from './integer.ts'
import type { Version } from './version.ts'

/** Negative, zero or positive, as `a` comes before `b`, with it or after it. A prerelease comes before its release. */
export function compareVersions(a: Version, b: Version): number {
  for (let n = 0; n < Math.max(a.segments.length, b.segments.length); n++) {
    const order = compare(a.segments[n] ?? 0n, b.segments[n] ?? 0n)
    if (order !== 0) return order
  }
  if (!sameLength(a, b) || a.prerelease === b.prerelease) return 0
  if (a.prerelease === '' || b.prerelease === '') return a.prerelease === '' ? 1 : -1
  return comparePrereleases(a.prerelease.split('.'), b.prerelease.split('.'))
}

/** Of versions written to different depths, go-version compares no prereleases: 1.0.0.0-rc is 1.0.0. */
function sameLength(a: Version, b: Version): boolean {
  return a.segments.length === b.segments.length
}

function comparePrereleases(a: string[], b: string[]): number {
  for (let n = 0; n < Math.max(a.length, b.length); n++) {
    const order = compareParts(a[n] ?? '', b[n] ?? '')
    if (order !== 0) return order
  }
  return 0
}

/**
 * Numbers come before words. A part that the other lacks: a number makes the version later, a word earlier (that is
 * go-version's rule; by Semantic Versioning both make it later).
 */
function compareParts(a: string, b: string): number {
  if (a === b) return 0
  const [x, y] = [parseInteger(a), parseInteger(b)]
  if (a === '') return y === undefined ? 1 : -1
  if (b === '') return x === undefined ? -1 : 1
  if (x !== undefined && y !== undefined) return compare(x, y)
  if (x === undefined && y === undefined) return compare(a, b)
  return x === undefined ? 1 : -1
}

export function compare<T extends bigint | number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
