import { expect, it } from 'vitest'
import { readDriverOptions } from '../../driver-options.test-support.ts'

const problemsWith = (globs: string) => readDriverOptions(`extra_labels = ${globs}`).problems

it.each([
  { globs: '["job_nme"]', at: '"job_nme"', hint: 'did you mean "job_name"?' },
  {
    globs: '["task*", "x*y*z"]',
    at: '"x*y*z"',
    hint: 'the labels are job_name, job_id, parent_job_id, task_group_name, task_name, namespace, node_name, node_id',
  },
])('warns about $at, which matches none', ({ globs, at, hint }) => {
  const message = `${at} matches no label`
  expect(problemsWith(globs)).toEqual([{ at, message, hint, severity: 'warning' }])
})

it.each(['["*"]', '["job_*", "*_id", "node*name", "t*_n*e"]', '["namespace"]'])(
  'is content with %s',
  (globs) => {
    expect(problemsWith(globs)).toEqual([])
  },
)
