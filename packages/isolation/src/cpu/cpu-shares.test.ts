import { expect, it } from 'vitest'
import { toCpuShares } from '../index.ts'

it.each([
  { why: 'a share per MHz', cpuMhz: 1000, hostTotalMhz: 12_000, expected: 1000 },
  { why: "the engine's minimum", cpuMhz: 1, hostTotalMhz: 12_000, expected: 2 },
  { why: 'no scaling up to the limit', cpuMhz: 1000, hostTotalMhz: 262_144, expected: 1000 },
  { why: 'a whole host over the limit', cpuMhz: 262_145, hostTotalMhz: 262_145, expected: 262_144 },
  { why: 'rounding down', cpuMhz: 262_144, hostTotalMhz: 262_145, expected: 262_143 },
  { why: 'half on a host twice as large', cpuMhz: 1000, hostTotalMhz: 524_288, expected: 500 },
  { why: 'the limit at most', cpuMhz: 262_145, hostTotalMhz: 12_000, expected: 262_144 },
  {
    why: 'the limit for more than the host',
    cpuMhz: 2 ** 31,
    hostTotalMhz: 2 ** 20,
    expected: 262_144,
  },
  { why: 'the minimum after scaling', cpuMhz: 2, hostTotalMhz: 524_288, expected: 2 },
])(
  'gives $why: $cpuMhz of $hostTotalMhz MHz is $expected',
  ({ cpuMhz, hostTotalMhz, expected }) => {
    expect(toCpuShares({ cpuMhz, hostTotalMhz })).toEqual({ CpuShares: expected })
  },
)
