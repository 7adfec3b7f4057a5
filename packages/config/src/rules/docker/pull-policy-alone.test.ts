import { expect, it } from 'vitest'
import { jobText, problemsOf } from '../../job.test-support.ts'

it.each(['missing', 'never'])('refuses force_pull with pull_policy = %s', (policy) => {
  const config = `force_pull = true\n pull_policy = "${policy}"`
  expect(problemsOf(jobText({ config }))).toEqual([
    {
      at: 'force_pull',
      message: `force_pull = true contradicts pull_policy = "${policy}"`,
      hint: 'take one of the two out',
    },
  ])
})

it.each(['force_pull = true\n pull_policy = "always"', 'pull_policy = "never"'])(
  'is content with %s',
  (config) => {
    expect(problemsOf(jobText({ config }))).toEqual([])
  },
)
