import { describe, expect, it } from 'vitest'
import { meetsVersions } from './meets-versions.ts'
import { parseVersion, type Version } from './version.ts'

const meets = (version: string, constraints: string, rules: 'version' | 'semver') =>
  meetsVersions(parseVersion(version) as Version, constraints, rules)

describe('meetsVersions', () => {
  it.each([
    { version: '1.2.3', constraints: '~> 1.0', met: true },
    { version: '1.2.3', constraints: '>= 1.0, < 1.4', met: true },
    { version: '2.0.1', constraints: '~> 1.0', met: false },
    { version: '1.4', constraints: '>= 1.0, < 1.4', met: false },
    { version: '1', constraints: '~> 1.0', met: true },
    { version: '20.10.24+dfsg1', constraints: '> 1.2', met: true },
    { version: '20.10.24', constraints: '20.10.24', met: true },
    { version: '20.10.24', constraints: '!= 20.10.24', met: false },
    { version: '20.10.24', constraints: '<=20.10.24', met: true },
    { version: 'v9.0', constraints: '< 10', met: true },
    { version: '9007199254740993', constraints: '> 9007199254740992', met: true },
    // Prereleases are compared with those of the same version alone.
    { version: '1.3.0-beta1', constraints: '>= 0.6.1', met: false },
    { version: '1.7.0-alpha1', constraints: '>= 1.6.0-beta1', met: false },
    { version: '1.7.0-beta2', constraints: '>= 1.7.0-beta1', met: true },
    { version: '1.7.0', constraints: '> 1.7.0-beta1', met: true },
    { version: '1.3.0-beta1+ent', constraints: '= 1.3.0-beta1', met: true },
    { version: '1.3.0-beta1', constraints: '!= 1.3.0', met: true },
    // ~> lets the last written number grow.
    { version: '1.2.9', constraints: '~> 1.2.3', met: true },
    { version: '1.3.0', constraints: '~> 1.2.3', met: false },
    { version: '1.2.2', constraints: '~> 1.2.3', met: false },
    { version: '7.1', constraints: '~> 1', met: true },
    { version: '1.2.3', constraints: '~> 1.2.3.0', met: false },
    { version: '1.2.0-rc2', constraints: '~> 1.2.0-rc1', met: true },
    { version: '1.2.0', constraints: '~> 1.2.0-rc1', met: false },
    { version: '1.2.3', constraints: '>= 1.x', met: undefined },
    { version: '1.2.3', constraints: '=> 1', met: undefined },
    { version: '1.2.3', constraints: '', met: undefined },
    { version: '1.2.3', constraints: '> 1,', met: undefined },
    { version: '1.2.3', constraints: '11387778780781445675529500000000000000000', met: undefined },
    { version: '1.2.3', constraints: '>= 1.0beta1', met: true },
  ])('by version: $version meets $constraints: $met', ({ version, constraints, met }) => {
    expect(meets(version, constraints, 'version')).toBe(met)
  })

  it.each([
    { version: '1.2.3', constraints: '>= 1.0, < 1.4', met: true },
    { version: '1.4', constraints: '>= 1.0, < 1.4', met: false },
    { version: '8', constraints: '> 10', met: false },
    { version: '1.3.0-beta1', constraints: '>= 0.6.1', met: true },
    { version: '1.7.0-alpha1', constraints: '>= 1.6.0-beta1', met: true },
    { version: '1.7.0-beta', constraints: '>= 1.7.0', met: false },
    { version: '1.7.0', constraints: '>= 1.7.0-dev', met: true },
    { version: '1.7.0-beta.1', constraints: '>= 1.7.0-a', met: true },
    { version: '1.7.0-rc.1', constraints: '>= 1.7.0-dev', met: true },
    { version: '1.0-rc1', constraints: '> 1.0-beta1', met: true },
    { version: '1.3.0-beta1+ent', constraints: '= 1.3.0-beta1+cgo', met: true },
    { version: '1.2.3', constraints: '~> 1.0', met: undefined },
    { version: '1.2.3', constraints: '>= 1.0beta1', met: undefined },
  ])('by semver: $version meets $constraints: $met', ({ version, constraints, met }) => {
    expect(meets(version, constraints, 'semver')).toBe(met)
  })
})
