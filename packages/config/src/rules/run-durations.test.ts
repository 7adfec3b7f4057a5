import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('runDurations', () => {
  it.each([
    {
      why: 'an end of a service',
      parts: { group: `max_run_duration = "1h"` },
      problem: { at: 'max_run_duration', message: 'a service job has no max_run_duration' },
    },
    {
      why: 'no time at all',
      parts: { job: 'type = "batch"', group: 'max_run_duration = "0s"' },
      problem: { at: '"0s"', message: 'max_run_duration must be more than 0' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'an end of a batch job',
      parts: { job: 'type = "batch"', group: 'max_run_duration = "1h"' },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
