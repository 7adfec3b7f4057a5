import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('coresOrCpu', () => {
  it.each([
    {
      why: 'both',
      parts: {
        task: `resources {
 cpu = 100
 cores = 2
 }`,
      },
      problem: { at: 'cpu', message: 'cpu and cores exclude each other' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    { why: 'cores', parts: { task: `resources { cores = 2 }` } },
    {
      why: 'cpu without cores',
      parts: {
        task: `resources {
 cpu = 100
 cores = 0
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
