import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('groupHasTasks', () => {
  it('refuses a group without a task', () => {
    expect(problemsOf(jobText({ job: 'group "empty" {}' }))).toEqual([
      { at: 'group "empty"', message: 'the group has no task', hint: 'add task "<name>" { … }' },
    ])
  })

  it('is silent where the task is not a block', () => {
    expect(problemsOf('job "j" {\n group "g" { task = 1 }\n }')).toMatchObject([
      { message: '"task" is a block, not an option' },
    ])
  })
})
