import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('oldReferences', () => {
  it.each([
    {
      why: 'a constraint',
      parts: { job: 'constraint {\n attribute = "$attr.kernel.name"\n value = "linux"\n }' },
      at: '"$attr.kernel.name"',
      hint: 'write ${attr.kernel.name}',
    },
    {
      why: 'the environment',
      parts: { task: 'env { DC = "in $node.datacenter" }' },
      at: '"in $node.datacenter"',
      hint: 'write ${node.datacenter}',
    },
    {
      why: 'an argument',
      parts: { config: 'args = ["x", "$meta.rack"]' },
      at: '"$meta.rack"',
      hint: 'write ${meta.rack}',
    },
  ])('warns of one in $why, with the new spelling', ({ parts, at, hint }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([{ at, hint, severity: 'warning' }])
  })

  it.each([
    { why: 'references', value: '"${attr.kernel.name}"' },
    { why: "a shell's variables", value: '"$NOMAD_TASK_DIR $HOME $node"' },
    { why: 'escaped ones', value: '"$$node.datacenter"' },
  ])('is content with $why', ({ value }) => {
    expect(problemsOf(jobText({ task: `env = { X = ${value} }` }))).toEqual([])
  })
})
