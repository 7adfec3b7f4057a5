import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCpuset, printCpuset } from '../index.ts'

const cores = fc.uniqueArray(fc.nat({ max: 300 }), { minLength: 1 })
const ascending = (list: number[]) => [...list].sort((a, b) => a - b)

describe('a cpuset', () => {
  it.each([
    { text: '0', cores: [0] },
    { text: '0-1,3', cores: [0, 1, 3] },
    { text: '3,0-1\n', cores: [0, 1, 3] },
    { text: '0-2,1-3', cores: [0, 1, 2, 3] },
  ])('reads $text', ({ text, cores }) => {
    expect(parseCpuset(text)).toEqual(cores)
  })

  it.each(['', ',', '1,', '-1', '1-', '3-1', 'a', '0 1', '0-99999', '99999999999', '0x1', '1-2-3'])(
    'refuses %j',
    (text) => {
      expect(() => parseCpuset(text)).toThrowError(
        expect.objectContaining({
          code: 'CPUSET_INVALID',
          message: expect.stringContaining(JSON.stringify(text)),
        }),
      )
    },
  )

  it('prints what it reads', () => {
    fc.assert(
      fc.property(cores, (list) => {
        expect(parseCpuset(printCpuset(list))).toEqual(ascending(list))
      }),
    )
  })

  it('prints in one way, and as short as can be', () => {
    fc.assert(
      fc.property(cores, (list) => {
        const text = printCpuset(list)
        expect(printCpuset(parseCpuset(text))).toBe(text)
        const gaps = ascending(list).filter((core, at, all) => all[at - 1] !== core - 1)
        expect(text.split(',')).toHaveLength(gaps.length)
      }),
    )
  })

  it('prints no cores as nothing', () => {
    expect(printCpuset([])).toBe('')
  })
})
