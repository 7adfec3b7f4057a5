import { expect, it } from 'vitest'
import { toCpuQuota } from '../index.ts'

const host = { hostTotalMhz: 4096, hostCores: 4 }

it.each([
  {
    why: 'an eighth of four cores, as half of one',
    options: { cpu_hard_limit: true },
    cpuMhz: 512,
    expected: { CpuPeriod: 100_000, CpuQuota: 50_000 },
  },
  {
    why: 'the default period for 0',
    options: { cpu_hard_limit: true, cpu_cfs_period: 0 },
    cpuMhz: 512,
    expected: { CpuPeriod: 100_000, CpuQuota: 50_000 },
  },
  {
    why: 'the longest period',
    options: { cpu_hard_limit: true, cpu_cfs_period: 1_000_000 },
    cpuMhz: 4096,
    expected: { CpuPeriod: 1_000_000, CpuQuota: 4_000_000 },
  },
  {
    why: 'the least that the kernel takes',
    options: { cpu_hard_limit: true, cpu_cfs_period: 1000 },
    cpuMhz: 1,
    expected: { CpuPeriod: 1000, CpuQuota: 1000 },
  },
  {
    why: 'nothing without a hard limit',
    options: { cpu_cfs_period: 5 },
    cpuMhz: 512,
    expected: {},
  },
])('gives $why', ({ options, cpuMhz, expected }) => {
  expect(toCpuQuota(options, { ...host, cpuMhz })).toEqual(expected)
})

it.each([-1, 1, 999, 1_000_001, 1500.5])('refuses a period of %d', (cpu_cfs_period) => {
  const options = { cpu_hard_limit: true, cpu_cfs_period }
  expect(() => toCpuQuota(options, { ...host, cpuMhz: 512 })).toThrowError(
    expect.objectContaining({
      code: 'CPU_PERIOD_INVALID',
      message: expect.stringContaining(`cpu_cfs_period is ${cpu_cfs_period}`),
    }),
  )
})
