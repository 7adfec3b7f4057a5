import { expect, it } from 'vitest'
import { jobText, problemsOf } from '../../job.test-support.ts'

it.each([
  'mount {\n type = "tmpfs"\n target = "/a"\n source = "x"\n }',
  'mounts = [{ type = "tmpfs", target = "/a", source = "x" }]',
])('refuses a source in %s', (config) => {
  expect(problemsOf(jobText({ config }))).toEqual([
    { at: 'source', message: 'a tmpfs mount has no source', hint: 'take it out' },
  ])
})

it('is content without one', () => {
  const config = 'mount {\n type = "tmpfs"\n target = "/a"\n source = ""\n }'
  expect(problemsOf(jobText({ config }))).toEqual([])
})
