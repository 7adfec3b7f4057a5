import { expect, it } from 'vitest'
import { jobText, problemsOf } from '../../job.test-support.ts'

it.each([999, 1_000_001, -1])('refuses a period of %i µs', (period) => {
  const config = `cpu_hard_limit = true\n cpu_cfs_period = ${period}`
  expect(problemsOf(jobText({ config }))).toEqual([
    {
      at: String(period),
      message: `cpu_cfs_period must be from 1000 to 1000000 µs, and is ${period}`,
      hint: 'take it out for the usual 100000 µs',
    },
  ])
})

it.each([
  'cpu_hard_limit = true\n cpu_cfs_period = 0',
  'cpu_hard_limit = true\n cpu_cfs_period = 1000',
  'cpu_hard_limit = true\n cpu_cfs_period = 1000000',
  'cpu_cfs_period = 2000000',
])('is content with %s', (config) => {
  expect(problemsOf(jobText({ config }))).toEqual([])
})
