import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

const network = 'network {\n port "http" {}\n }'
const config = (label: string) => `ports = ["${label}"]`

describe('knownPorts', () => {
  it.each([
    {
      why: 'a misspelt label',
      parts: { group: network, config: config('htpp') },
      problem: {
        at: '"htpp"',
        message: 'the group has no port "htpp"',
        hint: 'did you mean "http"?',
      },
    },
    {
      why: 'a label like none',
      parts: { group: network, config: config('database') },
      problem: {
        at: '"database"',
        message: 'the group has no port "database"',
        hint: 'add network { port "database" {} } to the task\'s group',
      },
    },
    {
      why: 'ports without any network',
      parts: { config: config('http') },
      problem: {
        at: '"http"',
        message: 'the group has no port "http"',
        hint: 'add network { port "http" {} } to the task\'s group',
      },
    },
    {
      why: "a port of the task's own",
      parts: { task: 'port "http" {}', config: config('http') },
      problem: {
        at: '"http"',
        message: 'port "http" is the task\'s own, not the group\'s',
        hint: "leave it out: a task's own ports are all published",
      },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toEqual([problem])
  })

  it.each([
    { why: "the group's ports", parts: { group: network, config: config('http') } },
    { why: 'none', parts: { config: 'ports = []' } },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
