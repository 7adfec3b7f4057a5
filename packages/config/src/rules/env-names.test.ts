import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('envNames', () => {
  it.each([
    { key: '""', message: 'the name of a variable must not be empty' },
    { key: '"A=B"', message: 'the name of a variable must not contain "=", and is "A=B"' },
  ])('refuses $key, at the key', ({ key, message }) => {
    expect(problemsOf(jobText({ task: `env = { ${key} = "x", OK = 1 }` }))).toEqual([
      { at: key, message },
    ])
  })

  it('refuses a NUL, once', () => {
    expect(problemsOf(jobText({ task: 'env = { "A\\u0000" = "x" }' }))).toMatchObject([
      { message: expect.stringContaining('must not contain a NUL character') },
    ])
  })

  it('is content with what Docker takes', () => {
    expect(problemsOf(jobText({ task: 'env = { "a.b-c" = "=", "1 é" = "" }' }))).toEqual([])
  })
})
