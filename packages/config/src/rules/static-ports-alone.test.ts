import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

const port = 'port "http" { static = 8080 }'

describe('staticPortsAlone', () => {
  it.each([
    { why: "the group's network", parts: { group: `count = 2\n network {\n ${port}\n }` } },
    {
      why: "a task's network",
      parts: { group: 'count = 2', task: `resources {\n network {\n ${port}\n }\n }` },
    },
    { why: 'a task as in 2015', parts: { group: 'count = 2', task: port } },
  ])('refuses a static port for two in $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([
      {
        at: '8080',
        message: 'count = 2 cannot share the static port 8080',
        hint: 'there is one node: leave static out, and each allocation gets a port of its own',
      },
    ])
  })

  it.each([
    { why: 'one', group: `network {\n ${port}\n }` },
    { why: 'none', group: `count = 0\n network {\n ${port}\n }` },
    { why: 'two with free ports', group: 'count = 2\n network {\n port "http" {}\n }' },
  ])('is content with $why', ({ group }) => {
    expect(problemsOf(jobText({ group }))).toEqual([])
  })

  it('is silent about a task beside the groups', () => {
    const job = `task "x" {\n driver = "docker"\n config { image = "x" }\n ${port}\n }`
    expect(problemsOf(jobText({ job, group: 'count = 2' }))).toEqual([])
  })
})
