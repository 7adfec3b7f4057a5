import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('knownServiceTasks', () => {
  it.each([
    {
      why: "a service of a group's unknown task",
      parts: {
        group: `network {
 port "http" {}
 }
service {
 task = "u"
 }`,
      },
      problem: { at: '"u"', message: 'there is no task "u" here', hint: 'did you mean "t"?' },
    },
    {
      why: "a task's service of another",
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 task = "other"
 }`,
      },
      problem: { at: '"other"', message: 'there is no task "other" here' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'the own task',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 task = "t"
 }`,
      },
    },
    {
      why: "one of the group's tasks",
      parts: {
        group: `network {
 port "http" {}
 }
service {
 task = "t"
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
