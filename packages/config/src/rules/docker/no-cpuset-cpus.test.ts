import { expect, it } from 'vitest'
import { jobText, problemsOf } from '../../job.test-support.ts'

it('warns that cpuset_cpus has no effect', () => {
  expect(problemsOf(jobText({ config: 'cpuset_cpus = "0-3"' }))).toEqual([
    {
      at: 'cpuset_cpus',
      message: '"cpuset_cpus" has no effect',
      hint: 'write resources { cores = 2 } in the task for cores of its own',
      severity: 'warning',
    },
  ])
})

it('is content with an empty one', () => {
  expect(problemsOf(jobText({ config: 'cpuset_cpus = ""' }))).toEqual([])
})
