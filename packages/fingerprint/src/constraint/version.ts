import { parseInteger } from './integer.ts'

export interface Version {
  /** At least three: `1.2` is 1, 2, 0. */
  segments: bigint[]
  /** How many of them were written. */
  written: number
  /** What follows a dash, `rc.1`; empty for a release. Build data after a plus sign are of no meaning. */
  prerelease: string
}

const words = '[0-9A-Za-z~-]+'
const digitsFirst = String.raw`[0-9][0-9A-Za-z~-]*(?:\.${words})*`
const letterFirst = String.raw`[A-Za-z~-][0-9A-Za-z~-]*(?:\.${words})*`

/** A prerelease that begins with a letter needs no dash, except by the rules of Semantic Versioning. */
const pattern = (dash: string) =>
  new RegExp(
    String.raw`^v?([0-9]+(?:\.[0-9]+)*)(?:-(${digitsFirst})|${dash}(${letterFirst}))?(?:\+${words}(?:\.${words})*)?$`,
  )
const loose = pattern('-?')
const strict = pattern('-')

/** Longer texts are no versions; it bounds the time that one takes to be read. */
const longest = 256

/**
 * Reads `v1.2.3-rc.1+build` with one segment or more; undefined for what is none.
 * Source: the grammar of hashicorp/go-version (`VersionRegexpRaw`, `SemverRegexpRaw`).
 */
export function parseVersion(
  text: string,
  grammar: 'loose' | 'strict' = 'loose',
): Version | undefined {
  if (text.length > longest) return undefined
  const found = (grammar === 'loose' ? loose : strict).exec(text)
  if (!found) return undefined
  const segments = (found[1] ?? '').split('.').map(parseInteger)
  if (!segments.every((segment) => segment !== undefined)) return undefined
  const written = segments.length
  while (segments.length < 3) segments.push(0n)
  return { segments, written, prerelease: found[3] ?? found[2] ?? '' }
}
