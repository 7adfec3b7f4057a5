import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('knownServicePorts', () => {
  it.each([
    {
      why: 'a misspelt port',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = "htpp"
 }`,
      },
      problem: { at: '"htpp"', message: 'there is no port "htpp"', hint: 'did you mean "http"?' },
    },
    {
      why: "a misspelt port of a group's service",
      parts: {
        group: `network {
 port "http" {}
 }
service {
 port = "htpp"
 }`,
      },
      problem: { at: '"htpp"' },
    },
    {
      why: 'a misspelt port of a check',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = "http"
 check {
 port = "x"
 type = "tcp"
 interval = "1s"
 timeout = "1s"
 }
 }`,
      },
      problem: { at: '"x"' },
    },
    {
      why: "a number of a task's service",
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = "8080"
 }`,
      },
      problem: { at: '"8080"', message: 'port 8080 is a number, not a label' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'a known port',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = "http"
 }`,
      },
    },
    {
      why: 'a number inside the container',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = 8080
 address_mode = "driver"
 }`,
      },
    },
    {
      why: "a number of a group's service",
      parts: {
        group: `network {
 port "http" {}
 }
service {
 port = "8080"
 }`,
      },
    },
    {
      why: 'what the start will tell',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 port = "\${NOMAD_META_port}"
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
