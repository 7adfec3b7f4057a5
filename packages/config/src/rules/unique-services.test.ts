import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('uniqueServices', () => {
  it.each([
    {
      why: 'a service twice',
      parts: {
        task: `service { name = "a" }
 service { name = "a" }`,
      },
      problem: { at: '"a"', message: 'service "a" is there twice' },
    },
    {
      why: 'a check twice',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = "http"
 check {
 name = "c"
 type = "tcp"
 interval = "1s"
 timeout = "1s"
 }
 check {
 name = "c"
 type = "tcp"
 interval = "1s"
 timeout = "1s"
 }
 }`,
      },
      problem: { at: '"c"', message: 'check "c" is there twice' },
    },
    {
      why: 'two providers',
      parts: { group: 'service { provider = "nomad" }', task: 'service { provider = "consul" }' },
      problem: {
        at: '"consul"',
        message: 'all services of a group have one provider, and the first has "nomad"',
      },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'one name at two ports',
      parts: {
        group: `network {
 port "a" {}
 port "b" {}
 }
 service {
 name = "s"
 port = "a"
 }
 service {
 name = "s"
 port = "b"
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
