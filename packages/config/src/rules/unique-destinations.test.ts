import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('uniqueDestinations', () => {
  it.each([
    {
      why: 'two templates of one file',
      parts: {
        task: `template {
 data = "a"
 destination = "local/a"
 }
 template {
 data = "b"
 destination = "local/a"
 }`,
      },
      problem: { at: '"local/a"', message: 'destination "local/a" is there twice' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'two files',
      parts: {
        task: `template {
 data = "a"
 destination = "local/a"
 }
 template {
 data = "b"
 destination = "local/b"
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
