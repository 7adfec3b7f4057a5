import { expect, it } from 'vitest'
import { jobText, problemsOf } from '../../job.test-support.ts'

it.each([
  { resources: 'memory = 512', limit: 256, memory: 512 },
  { resources: '', limit: 299, memory: 300 },
])('refuses a limit of $limit below $memory', ({ resources, limit, memory }) => {
  const task = `resources {\n ${resources}\n }`
  expect(problemsOf(jobText({ task, config: `memory_hard_limit = ${limit}` }))).toEqual([
    {
      at: String(limit),
      message: `memory_hard_limit must be at least resources.memory, ${memory} MB, and is ${limit}`,
      hint: `write memory_hard_limit = ${memory} or more, or less for resources.memory`,
    },
  ])
})

it.each(['memory = 64', 'memory = 512\n memory_max = 512', 'memory = 512\n memory_max = -1'])(
  'is content with 256 MB and resources { %s }',
  (resources) => {
    const task = `resources {\n ${resources}\n }`
    expect(problemsOf(jobText({ task, config: 'memory_hard_limit = 256' }))).toEqual([])
  },
)

it('is content with 0, which is none', () => {
  expect(problemsOf(jobText({ config: 'memory_hard_limit = 0' }))).toEqual([])
})
