import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('groupHasMainTask', () => {
  it.each([
    {
      why: 'a group of nothing but lifecycle tasks',
      parts: {
        task: `lifecycle {
 hook = "prestart"
 }`,
      },
      problem: { at: 'group "g"', message: 'the group has no main task' },
    },
    {
      why: 'an unknown hook',
      parts: {
        task: 'lifecycle { hook = "prestrat" }',
        group: `task "a" {
 driver = "docker"
 config { image = "a" }
 }`,
      },
      problem: { at: '"prestrat"', hint: 'did you mean "prestart"?' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'a sidecar beside a main task',
      parts: {
        task: `lifecycle {
 hook = "poststart"
 sidecar = true
 }`,
        group: `task "a" {
 driver = "docker"
 config { image = "a" }
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
