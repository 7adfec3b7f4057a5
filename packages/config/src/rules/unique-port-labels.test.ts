import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

const network = 'network {\n port "a" {}\n }'
const problem = { at: '"a"', message: 'port "a" is there twice' }

describe('uniquePortLabels', () => {
  it.each([
    {
      why: 'the network of a group',
      parts: { group: 'network {\n port "a" {}\n port "a" {}\n }' },
      hint: 'the first is on line 5',
    },
    {
      why: "a task's own ports",
      parts: { task: `port "a" {}\n resources {\n ${network}\n }` },
      hint: 'the first is on line 7',
    },
    {
      why: 'a group and one of its tasks',
      parts: { group: network, task: 'port "a" {}' },
      hint: 'the first is on line 5',
    },
  ])('refuses the same label in $why', ({ parts, hint }) => {
    expect(problemsOf(jobText(parts))).toEqual([{ ...problem, hint }])
  })

  it('lets two tasks have ports with the same label', () => {
    const other = 'task "u" {\n driver = "docker"\n config { image = "x" }\n port "a" {}\n }'
    expect(problemsOf(jobText({ group: other, task: 'port "a" {}' }))).toEqual([])
  })
})
