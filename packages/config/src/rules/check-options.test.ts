import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('checkOptions', () => {
  it.each([
    {
      why: 'an http check without a path',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = "http"
 check {
 interval = "1s"
 timeout = "1s"
 type = "http"
 }
 }`,
      },
      problem: { at: 'check', message: 'a check of type "http" needs a path' },
    },
    {
      why: 'a whole URL',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = "http"
 check {
 interval = "1s"
 timeout = "1s"
 type = "http"
 path = "http://a/b"
 }
 }`,
      },
      problem: { at: '"http://a/b"', message: 'path must be a path alone' },
    },
    {
      why: 'a script check without a command',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = "http"
 check {
 interval = "1s"
 timeout = "1s"
 type = "script"
 }
 }`,
      },
      problem: { at: 'check', message: 'a check of type "script" needs a command' },
    },
    {
      why: 'a check without a port',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 check {
 type = "tcp"
 interval = "1s"
 timeout = "1s"
 }
 }`,
      },
      problem: { at: 'check', message: 'a check of type "tcp" needs a port' },
    },
    {
      why: "a group's script check without a task",
      parts: {
        group: `network {
 port "http" {}
 }
service {
 check {
 type = "script"
 command = "/a"
 interval = "1s"
 timeout = "1s"
 }
 }`,
      },
      problem: { at: 'check', message: "a script check of a group's service needs a task" },
    },
    {
      why: 'a check that is too quick',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = "http"
 check {
 type = "tcp"
 interval = "10ms"
 timeout = "1s"
 }
 }`,
      },
      problem: { at: '"10ms"', message: 'interval must be at least 1s' },
    },
    {
      why: 'an unknown type',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = "http"
 check {
 interval = "1s"
 timeout = "1s"
 type = "htp"
 }
 }`,
      },
      problem: { at: '"htp"', hint: 'did you mean "http"?' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'an http check',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = "http"
 check {
 interval = "1s"
 timeout = "1s"
 type = "http"
 path = "/health"
 }
 }`,
      },
    },
    {
      why: 'a script check of a task',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = "http"
 check {
 interval = "1s"
 timeout = "1s"
 type = "script"
 command = "/a"
 }
 }`,
      },
    },
    {
      why: 'a port of its own',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 check {
 port = "http"
 type = "tcp"
 interval = "1s"
 timeout = "1s"
 }
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
