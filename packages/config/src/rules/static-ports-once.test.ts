import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

const network = (label: string, port: number) =>
  `network {\n port "${label}" { static = ${port} }\n }`

describe('staticPortsOnce', () => {
  it.each([
    {
      why: 'one network',
      parts: { group: 'network {\n port "a" { static = 80 }\n port "b" { static = 80 }\n }' },
    },
    {
      why: 'a group and its task',
      parts: { group: network('a', 80), task: 'port "b" { static = 80 }' },
    },
    {
      why: 'two groups',
      parts: {
        group: network('a', 80),
        job: `group "h" {\n ${network('a', 80)}\n task "x" {\n driver = "docker"\n config { image = "x" }\n }\n }`,
      },
    },
  ])('refuses the same port twice in $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([
      {
        at: '80',
        message: 'static port 80 is there twice',
        hint: expect.stringMatching(/^the first is on line \d+$/),
      },
    ])
  })

  it('is content with different ports, and with any number of free ones', () => {
    const group = 'network {\n port "a" { static = 80 }\n port "b" {}\n port "c" {}\n }'
    expect(problemsOf(jobText({ group, task: 'port "d" { static = 81 }' }))).toEqual([])
  })
})
