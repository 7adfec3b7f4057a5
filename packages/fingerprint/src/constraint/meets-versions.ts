import { compareVersions } from './compare-versions.ts'
import { parseVersion, type Version } from './version.ts'

type Test = (version: Version, limit: Version) => boolean

const orders: Record<string, Test> = {
  '': (a, b) => compareVersions(a, b) === 0,
  '=': (a, b) => compareVersions(a, b) === 0,
  '!=': (a, b) => compareVersions(a, b) !== 0,
  '>': (a, b) => compareVersions(a, b) > 0,
  '<': (a, b) => compareVersions(a, b) < 0,
  '>=': (a, b) => compareVersions(a, b) >= 0,
  '<=': (a, b) => compareVersions(a, b) <= 0,
}

/** As go-version has them: what is ordered takes prereleases only where the limit is one of the same version. */
const versionTests: Record<string, Test> = {
  ...orders,
  ...Object.fromEntries(
    ['>', '<', '>=', '<='].map((name): [string, Test] => [
      name,
      (a, b) => comparable(a, b) && (orders[name] as Test)(a, b),
    ]),
  ),
  '~>': isCloseTo,
}

/**
 * Whether a version meets every one of `>= 1.2, < 2`; undefined where that is no list of version constraints.
 * `version`: as hashicorp/go-version. `semver`: prereleases in the order of Semantic Versioning, and no `~>`; as Nomad's
 * helper/constraints/semver.
 */
export function meetsVersions(
  version: Version,
  constraints: string,
  rules: 'version' | 'semver',
): boolean | undefined {
  const tests = rules === 'version' ? versionTests : orders
  let met = true
  for (const part of constraints.split(',')) {
    const [, operator = '', text = ''] = /^\s*([=!<>~]*)\s*(\S*)\s*$/.exec(part) ?? []
    const limit = parseVersion(text, rules === 'version' ? 'loose' : 'strict')
    if (!limit || !Object.hasOwn(tests, operator)) return undefined
    met &&= (tests[operator] as Test)(version, limit)
  }
  return met
}

function comparable(version: Version, limit: Version): boolean {
  if (version.prerelease === '') return true
  return limit.prerelease !== '' && String(version.segments) === String(limit.segments)
}

/** `~> 1.2`: 1.2 or later, below 2. `~> 1.2.3`: 1.2.3 or later, below 1.3. */
function isCloseTo(version: Version, limit: Version): boolean {
  if (!comparable(version, limit)) return false
  if (limit.prerelease !== '' && version.prerelease === '') return false
  const depth = limit.segments.length
  return (
    compareVersions(version, limit) >= 0 &&
    version.segments.length >= depth &&
    limit.segments.slice(0, limit.written - 1).every((n, at) => n === version.segments[at]) &&
    (limit.segments.at(-1) ?? 0n) <= (version.segments[depth - 1] ?? 0n)
  )
}
