import { describe, expect, it } from 'vitest'
import { jobOf, jobText, problemsOf } from '../job.test-support.ts'

describe('unknown names', () => {
  it.each([
    {
      why: 'a misspelt option',
      text: jobText({ config: 'imgae = "x"' }),
      at: 'imgae',
      message: 'unknown option "imgae" in config',
      hint: 'did you mean "image"?',
    },
    {
      why: 'a misspelt block',
      text: jobText({ task: 'resuorces {}' }),
      at: 'resuorces',
      message: 'unknown block "resuorces" in task',
      hint: 'did you mean "resources"?',
    },
    {
      why: 'a misspelt block of another kind',
      text: jobText({ task: 'artifcat {}' }),
      at: 'artifcat',
      message: 'unknown block "artifcat" in task',
      hint: 'did you mean "artifact"?',
    },
    {
      why: 'a name like none',
      text: jobText({ group: 'frobnicate = 1' }),
      at: 'frobnicate',
      message: 'unknown option "frobnicate" in group',
    },
    {
      why: 'a name from the prototype',
      text: jobText({ task: 'constructor = 1' }),
      at: 'constructor',
      message: 'unknown option "constructor" in task',
    },
    {
      why: '__proto__',
      text: jobText({ task: '__proto__ {}' }),
      at: '__proto__',
      message: 'unknown block "__proto__" in task',
    },
    {
      why: 'a label written as an option',
      text: jobText({ task: 'name = "x"' }),
      at: 'name',
      message: 'unknown option "name" in task',
    },
    {
      why: 'a block beside the job',
      text: `jbo "x" {}\n${jobText()}`,
      at: 'jbo "x"',
      message: 'unknown block "jbo" in the file',
      hint: 'did you mean "job"?',
    },
  ])('refuses $why', ({ text, at, message, hint }) => {
    expect(problemsOf(text)).toEqual([{ at, message, ...(hint && { hint }) }])
  })

  it.each([
    {
      why: 'a group beside the job',
      text: `${jobText()}group "x" {}`,
      at: 'group "x"',
      message: '"group" in the file is out of place',
      hint: 'put it inside job "<id>" { … }',
    },
    {
      why: 'a group without a job',
      text: 'group "x" {\n nonsense = 1\n }',
      at: 'group "x"',
      message: '"group" in the file is out of place',
      hint: 'put it inside job "<id>" { … }',
    },
    {
      why: 'a task without a job',
      text: 'task "x" {}',
      at: 'task "x"',
      message: '"task" in the file is out of place',
      hint: 'put it inside job "<id>" { … }',
    },
    {
      why: 'a group in a task',
      text: jobText({ task: 'group "x" {}' }),
      at: 'group "x"',
      message: '"group" in task is out of place',
      hint: 'a group goes around its tasks: group "<name>" { task "<name>" { … } }',
    },
  ])('says where a block belongs: $why', ({ text, at, message, hint }) => {
    expect(problemsOf(text)).toEqual([{ at, message, hint }])
  })

  it('shows a name with control characters escaped', () => {
    const text = jobText().replace(
      /config \{[^}]*\}/,
      () => 'config = { image = "x", "a\\u001b" = 1 }',
    )
    expect(problemsOf(text)).toMatchObject([{ message: 'unknown option "a\\u001b" in config' }])
  })

  it.each([
    { why: 'an option', text: jobText().replace('image', 'imgae') },
    { why: 'a block', text: jobText().replace('config', 'confg') },
    { why: 'the only task', text: jobText().replace('task', 'tsak') },
    { why: 'the only group', text: jobText().replace('group', 'gruop') },
    { why: 'the job', text: jobText().replace('job', 'jbo') },
  ])('does not call $why missing that is there misspelt', ({ text }) => {
    expect(problemsOf(text)).toMatchObject([{ hint: expect.stringContaining('did you mean') }])
  })

  it('reads an option that is there in both spellings', () => {
    const text = jobText({ task: 'confg {}', config: 'imgae = "x"' })
    expect(problemsOf(text).map(({ at }) => at)).toEqual(['confg', 'imgae'])
  })

  it.each([
    { text: jobText({ job: 'update {}' }), name: '"update" in job' },
    { text: jobText({ job: 'periodic {}' }), name: '"periodic" in job' },
    { text: jobText({ group: 'migrate {}' }), name: '"migrate" in group' },
    { text: jobText({ group: 'reschedule {}' }), name: '"reschedule" in group' },
    { text: jobText({ task: 'affinity {}' }), name: '"affinity" in task' },
    {
      text: jobText({ task: 'resources {\n network { mbits = 10 }\n }' }),
      name: '"mbits" in network',
    },
  ])('warns that $name has no effect, and goes on', ({ text, name }) => {
    expect(problemsOf(text)).toMatchObject([
      { severity: 'warning', message: `${name} has no effect here`, hint: expect.any(String) },
    ])
    expect(jobOf(text)).toMatchObject({ id: 'j' })
  })
})
