import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

const network = 'network {\n port "redis" {}\n }'
const config = (label: string) => `port_map { ${label} = 6379 }`

describe('knownPortMap', () => {
  it.each([
    {
      why: 'a misspelt label',
      parts: { task: `resources {\n ${network}\n }`, config: config('rediss') },
      problem: {
        at: 'rediss',
        message: 'the task has no port "rediss" of its own',
        hint: 'did you mean "redis"?',
      },
    },
    {
      why: "the group's ports",
      parts: { group: network, config: config('redis') },
      problem: {
        at: 'redis',
        message: 'port_map cannot map "redis", a port of the group',
        hint: 'write ports = ["redis"] here, and port "redis" { to = 6379 } in the group',
      },
    },
    {
      why: 'a map without any network',
      parts: { config: config('redis') },
      problem: {
        at: 'redis',
        message: 'the task has no port "redis" of its own',
        hint: 'add resources { network { port "redis" {} } } to the task',
      },
    },
    {
      why: 'a key like __proto__ that is no port',
      parts: { config: config('__proto__') },
      problem: {
        at: '__proto__',
        message: 'the task has no port "__proto__" of its own',
        hint: 'add resources { network { port "__proto__" {} } } to the task',
      },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toEqual([problem])
  })

  it.each([
    { why: 'its resources', task: `resources {\n ${network}\n }` },
    { why: 'itself, as in 2015', task: 'port "redis" {}' },
  ])('is content with ports of $why', ({ task }) => {
    expect(problemsOf(jobText({ task, config: config('redis') }))).toEqual([])
  })
})
