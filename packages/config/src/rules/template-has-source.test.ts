import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('templateHasSource', () => {
  it.each([
    {
      why: 'a template of nothing',
      parts: {
        task: `template {
 destination = "local/a"
 
 }`,
      },
      problem: { at: 'template', message: 'the template has neither data nor source' },
    },
    {
      why: 'two sources',
      parts: {
        task: `template {
 destination = "local/a"
 data = "a"
 source = "b"
 }`,
      },
      problem: { at: 'source', message: 'data and source exclude each other' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'data',
      parts: {
        task: `template {
 destination = "local/a"
 data = "a"
 }`,
      },
    },
    {
      why: 'a file',
      parts: {
        task: `template {
 destination = "local/a"
 source = "local/b"
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
