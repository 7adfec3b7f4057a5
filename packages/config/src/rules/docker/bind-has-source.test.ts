import { expect, it } from 'vitest'
import { jobText, problemsOf } from '../../job.test-support.ts'

it('refuses a bind mount of nothing', () => {
  const config = 'mount {\n type = "bind"\n target = "/a"\n }'
  expect(problemsOf(jobText({ config }))).toEqual([
    {
      at: 'mount',
      message: 'a bind mount needs a source',
      hint: 'add source = "…", a path on the host',
    },
  ])
})

it.each([
  'mount {\n type = "bind"\n target = "/a"\n source = "a"\n }',
  'mount {\n target = "/a"\n }',
])('is content with %s', (config) => {
  expect(problemsOf(jobText({ config }))).toEqual([])
})
