import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('oneLeader', () => {
  it.each([
    {
      why: 'two leaders',
      parts: {
        task: 'leader = true',
        group: `task "a" {
 leader = true
 driver = "docker"
 config { image = "a" }
 }`,
      },
      problem: {
        at: 'leader',
        message: 'a group may have only one leader',
        hint: 'the first is on line 5',
      },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    { why: 'one', parts: { task: `leader = true` } },
    {
      why: 'one that is not',
      parts: {
        task: 'leader = true',
        group: `task "a" {
 leader = false
 driver = "docker"
 config { image = "a" }
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
