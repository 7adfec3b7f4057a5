import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('templateChanges', () => {
  it.each([
    {
      why: 'a script that is missing',
      parts: {
        task: `template {
 destination = "local/a"
 data = "a"
 change_mode = "script"
 }`,
      },
      problem: { at: '"script"', message: 'change_mode "script" needs a change_script' },
    },
    {
      why: 'a signal for a new environment',
      parts: {
        task: `template {
 destination = "local/a"
 data = "a"
 change_mode = "signal"
 env = true
 }`,
      },
      problem: { at: '"signal"', message: 'change_mode "signal" cannot bring a new environment' },
    },
    {
      why: 'a least wait above the longest',
      parts: {
        task: `template {
 destination = "local/a"
 data = "a"
 wait {
 min = "10s"
 max = "5s"
 }
 }`,
      },
      problem: { at: '"10s"', message: 'min must be at most max, "5s"' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'a signal',
      parts: {
        task: `template {
 destination = "local/a"
 data = "a"
 change_mode = "signal"
 change_signal = "SIGUSR1"
 }`,
      },
    },
    {
      why: 'a script',
      parts: {
        task: `template {
 destination = "local/a"
 data = "a"
 change_mode = "script"
 change_script { command = "/x" }
 }`,
      },
    },
    {
      why: 'a wait',
      parts: {
        task: `template {
 destination = "local/a"
 data = "a"
 wait {
 min = "5s"
 max = "5s"
 }
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
