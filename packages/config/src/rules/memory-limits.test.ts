import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('memoryLimits', () => {
  it.each([
    {
      why: 'memory_max below memory',
      parts: {
        task: `resources {
 memory = 200
 memory_max = 100
 }`,
      },
      problem: { at: '100', message: 'memory_max must be at least memory, 200 MB, and is 100' },
    },
    {
      why: 'memory_max below the default',
      parts: { task: `resources { memory_max = 100 }` },
      problem: { at: '100', message: 'memory_max must be at least memory, 300 MB, and is 100' },
    },
    {
      why: 'memory_max below -1',
      parts: { task: `resources { memory_max = -2 }` },
      problem: { at: '-2' },
    },
    {
      why: 'more secrets than memory',
      parts: {
        task: `resources {
 memory = 20
 secrets = 30
 }`,
      },
      problem: { at: '30', message: 'secrets must be at most memory, 20 MB, and is 30' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    { why: 'no limit', parts: { task: `resources { memory_max = -1 }` } },
    { why: 'as memory', parts: { task: `resources { memory_max = 0 }` } },
    {
      why: 'the same',
      parts: {
        task: `resources {
 memory = 10
 memory_max = 10
 secrets = 10
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
