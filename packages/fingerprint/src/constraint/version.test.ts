import { describe, expect, it } from 'vitest'
import { parseVersion } from './version.ts'

describe('parseVersion', () => {
  it.each([
    { text: '1', segments: [1n, 0n, 0n], written: 1, prerelease: '' },
    { text: 'v1.2.3.4', segments: [1n, 2n, 3n, 4n], written: 4, prerelease: '' },
    { text: '20.10.24+dfsg1', segments: [20n, 10n, 24n], written: 3, prerelease: '' },
    { text: '6.1.0-28-amd64', segments: [6n, 1n, 0n], written: 3, prerelease: '28-amd64' },
    { text: '1.0beta1', segments: [1n, 0n, 0n], written: 2, prerelease: 'beta1' },
    { text: '1.2-rc.1+x.2', segments: [1n, 2n, 0n], written: 2, prerelease: 'rc.1' },
  ])('reads $text', ({ text, ...version }) => {
    expect(parseVersion(text)).toEqual(version)
  })

  it.each(['', 'foo', '1.', '.1', 'V1', ' 1', '1.2 ', '1..2', '1.2+', '1.2_3', '9'.repeat(20)])(
    'refuses %j',
    (text) => {
      expect(parseVersion(text)).toBeUndefined()
    },
  )

  it('refuses a text that is too long', () => {
    expect(parseVersion(`1-${'a'.repeat(254)}`)).toBeDefined()
    expect(parseVersion(`1-${'a'.repeat(255)}`)).toBeUndefined()
  })
})
