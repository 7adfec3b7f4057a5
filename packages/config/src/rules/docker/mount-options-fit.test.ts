import { expect, it } from 'vitest'
import { jobText, problemsOf } from '../../job.test-support.ts'

it('warns about the options of another type', () => {
  const config = 'mount {\n target = "/a"\n tmpfs_options { size = 1 }\n }'
  expect(problemsOf(jobText({ config }))).toEqual([
    {
      at: 'tmpfs_options',
      message: '"tmpfs_options" has no effect on a mount of type "volume"',
      hint: 'write type = "tmpfs", or take it out',
      severity: 'warning',
    },
  ])
})

it('is content with those of its own', () => {
  const config = 'mount {\n target = "/a"\n volume_options { no_copy = true }\n }'
  expect(problemsOf(jobText({ config }))).toEqual([])
})
