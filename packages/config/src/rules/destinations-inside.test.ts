import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('destinationsInside', () => {
  it.each([
    {
      why: 'a template outside',
      parts: {
        task: `template {
 data = "a"
 destination = "../../etc/passwd"
 }`,
      },
      problem: { at: '"../../etc/passwd"', message: "destination leaves the allocation's folder" },
    },
    {
      why: 'an artifact outside',
      parts: {
        task: `artifact {
 source = "http://a/b"
 destination = "local/../../.."
 }`,
      },
      problem: { at: '"local/../../.."' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'local',
      parts: {
        task: `template {
 data = "a"
 destination = "local/a"
 }`,
      },
    },
    {
      why: "the tasks' shared folder",
      parts: {
        task: `template {
 data = "a"
 destination = "../alloc/a"
 }`,
      },
    },
    {
      why: 'a path that is absolute in the task',
      parts: {
        task: `template {
 data = "a"
 destination = "/etc/a"
 }`,
      },
    },
    {
      why: 'what the start will tell',
      parts: {
        task: `template {
 data = "a"
 destination = "\${NOMAD_TASK_DIR}/a"
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
