import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('priorityWithoutEffect', () => {
  it.each([
    {
      why: 'a priority',
      parts: { job: 'priority = 80' },
      problem: {
        at: 'priority',
        message: '"priority" in job has no effect here',
        severity: 'warning',
      },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([{ why: 'the default', parts: { job: 'priority = 50' } }])(
    'is content with $why',
    ({ parts }) => {
      expect(problemsOf(jobText(parts))).toEqual([])
    },
  )
})
