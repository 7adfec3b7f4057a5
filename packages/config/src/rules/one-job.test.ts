import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('oneJob', () => {
  it('refuses a file without a job', () => {
    expect(problemsOf('\n')).toMatchObject([{ message: 'the file has no job' }])
  })

  it('refuses a second job', () => {
    const text = jobText() + jobText().replace('"j"', '"k"')
    expect(problemsOf(text)).toEqual([
      {
        at: 'job "k"',
        message: 'a file may hold only one job',
        hint: 'the first is on line 1',
      },
    ])
  })

  it.each([
    { text: 'job "j" {', message: expect.stringMatching(/^the block `job "j"`.* is not closed/) },
    { text: 'job "j"', message: '`=` is missing between `job` and its value' },
    { text: 'job j {\n}\n}', message: 'this `}` closes no block' },
  ])('is silent where the syntax is broken: $text', ({ text, message }) => {
    expect(problemsOf(text)).toMatchObject([{ message }])
  })

  it('is silent where the job is not a block', () => {
    expect(problemsOf('job = 1')).toMatchObject([{ message: '"job" is a block, not an option' }])
  })
})
