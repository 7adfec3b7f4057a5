import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

const task = (name: string) => `task "${name}" {\n driver = "docker"\n config { image = "x" }\n }`

describe('uniqueNames', () => {
  it.each([
    {
      why: 'two groups',
      text: jobText({ job: `group "g" {\n ${task('x')}\n }` }),
      problem: { at: '"g"', message: 'group "g" is there twice', hint: 'the first is on line 2' },
    },
    {
      why: 'two tasks of a group',
      text: jobText({ group: task('t') }),
      problem: { at: '"t"', message: 'task "t" is there twice', hint: 'the first is on line 4' },
    },
    {
      why: 'two tasks of a job',
      text: `job "j" {\n ${task('a')}\n ${task('a')}\n }`,
      problem: { at: '"a"', message: 'group "a" is there twice', hint: 'the first is on line 2' },
    },
    {
      why: 'a group and a task of the job',
      text: jobText({ job: task('g') }),
      problem: { at: '"g"', message: 'group "g" is there twice', hint: 'the first is on line 2' },
    },
  ])('refuses the same name for $why', ({ text, problem }) => {
    expect(problemsOf(text)).toEqual([problem])
  })

  it('takes as the first what is first in the file', () => {
    const text = jobText().replace(/\}\n$/, `${task('g')}\n}\n`)
    expect(problemsOf(text)).toMatchObject([{ at: '"g"', hint: 'the first is on line 3' }])
  })

  it('names the first for each that repeats it', () => {
    const text = jobText({ group: `${task('t')}\n ${task('t')}` })
    expect(problemsOf(text).map(({ hint }) => hint)).toEqual([
      'the first is on line 4',
      'the first is on line 4',
    ])
  })

  it('lets tasks of different groups have the same name', () => {
    expect(problemsOf(jobText({ job: `group "h" {\n ${task('t')}\n }` }))).toEqual([])
  })
})
