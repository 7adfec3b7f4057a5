import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVersions } from './compare-versions.ts'
import { parseVersion, type Version } from './version.ts'

const compare = (a: string, b: string) =>
  Math.sign(compareVersions(parseVersion(a) as Version, parseVersion(b) as Version))

describe('compareVersions', () => {
  it.each([
    { earlier: '1.9.0', later: '1.10.0', why: 'numbers are numbers' },
    { earlier: '1.2', later: '1.2.0.1', why: 'a missing number is zero' },
    { earlier: '1.2.3-rc1', later: '1.2.3', why: 'a prerelease comes first' },
    { earlier: '1.0-alpha.2', later: '1.0-alpha.10', why: 'numbers in prereleases are numbers' },
    { earlier: '1.0-1', later: '1.0-alpha', why: 'numbers come before words' },
    { earlier: '1.0-beta', later: '1.0-beta.1', why: 'one more number is later' },
    { earlier: '1.0-beta.x', later: '1.0-beta', why: 'one more word is earlier, in go-version' },
    { earlier: '5.10.0-8-amd64', later: '5.10.0-28-amd64', why: 'kernels have names', flip: true },
  ])('puts $earlier before $later: $why', ({ earlier, later, flip }) => {
    const [a, b] = flip ? [later, earlier] : [earlier, later]
    expect([compare(a, b), compare(b, a)]).toEqual([-1, 1])
  })

  it.each([
    ['1', '1.0.0'],
    ['v1.2.3', '1.2.3'],
    ['1.2.3+a', '1.2.3+b'],
    ['1.04', '1.4'],
  ])('takes %s and %s for the same', (a, b) => {
    expect([compare(a, b), compare(b, a)]).toEqual([0, 0])
  })

  it('is an order of releases and prereleases of one depth', () => {
    const part = fc.constantFrom('1', '2', '10', 'a', 'rc1')
    const version = fc
      .tuple(fc.nat(2), fc.nat(2), fc.oneof(fc.constant([]), fc.tuple(part, part)))
      .map(
        ([major, minor, parts]) =>
          `${major}.${minor}.0${parts.length ? '-' : ''}${parts.join('.')}`,
      )
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(compare(a, b)).toBe(compare(b, a) === 0 ? 0 : -compare(b, a))
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })
})
