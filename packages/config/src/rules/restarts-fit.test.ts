import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('restartsFit', () => {
  it.each([
    {
      why: 'more attempts than fit',
      parts: {
        group: `restart {
 attempts = 5
 delay = "30s"
 interval = "1m"
 }`,
      },
      problem: {
        at: '5',
        message: '5 attempts with a delay of 30s do not fit into an interval of 60s',
        hint: 'write interval = "150s" or more',
      },
    },
    {
      why: 'attempts that do not fit with the defaults',
      parts: { group: `restart { interval = "20s" }` },
      problem: {
        at: 'restart',
        message: '2 attempts with a delay of 15s do not fit into an interval of 20s',
      },
    },
    {
      why: "a task's that do not fit with its group's",
      parts: { group: 'restart { interval = "1m" }', task: 'restart { attempts = 10 }' },
      problem: { at: '10' },
    },
    {
      why: 'a delay without attempts',
      parts: {
        task: `restart {
 attempts = 0
 mode = "delay"
 }`,
      },
      problem: { at: '"delay"', message: 'mode "delay" needs attempts, and has 0' },
    },
    {
      why: 'an interval that is too short',
      parts: {
        task: `restart {
 attempts = 0
 interval = "4s"
 }`,
      },
      problem: { at: '"4s"', message: 'interval must be at least 5s' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'what just fits',
      parts: {
        group: `restart {
 attempts = 2
 delay = "30s"
 interval = "1m"
 }`,
      },
    },
    { why: 'no restarts', parts: { group: `restart { attempts = 0 }` } },
    {
      why: "a batch job's defaults",
      parts: { job: 'type = "batch"', group: 'restart { attempts = 100 }' },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
