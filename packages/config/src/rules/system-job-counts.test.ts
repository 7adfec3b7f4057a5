import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('systemJobCounts', () => {
  it.each([
    {
      why: 'two on each node',
      parts: { job: 'type = "system"', group: 'count = 2' },
      problem: { at: '2', message: 'count must be at most 1 in a system job, and is 2' },
    },
    {
      why: 'two by the scaling',
      parts: { job: 'type = "system"', group: 'scaling { min = 2 }' },
      problem: {
        at: 'scaling',
        message: 'count must be at most 1 in a system job, and is 2',
      },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    { why: 'one', parts: { job: 'type = "system"', group: 'count = 1' } },
    { why: 'two of a sysbatch job', parts: { job: 'type = "sysbatch"', group: 'count = 2' } },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
