import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('jobHasGroups', () => {
  it('refuses a job without a group', () => {
    expect(problemsOf('job "j" {}')).toEqual([
      { at: 'job "j"', message: 'the job has no group', hint: 'add group "<name>" { … }' },
    ])
  })

  it.each([
    { why: 'a group', text: jobText() },
    { why: 'a task', text: 'job "j" {\n task "t" {}\n }' },
    { why: 'something wrong in place of a group', text: 'job "j" {\n group = 1\n }' },
  ])('is content with $why', ({ text }) => {
    expect(problemsOf(text)).not.toContainEqual(
      expect.objectContaining({ message: 'the job has no group' }),
    )
  })
})
