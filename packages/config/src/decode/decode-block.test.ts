import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('forms', () => {
  it.each([
    {
      why: 'a block for an option',
      text: jobText({ task: 'user {}' }),
      at: 'user',
      message: '"user" is an option, not a block',
      hint: 'write user = "…"',
    },
    {
      why: 'a block for a list',
      text: jobText({ config: 'args {}' }),
      at: 'args',
      message: '"args" is an option, not a block',
      hint: 'write args = […]',
    },
    {
      why: 'an option for a block',
      text: jobText({ task: 'resources = 1' }),
      at: 'resources',
      message: '"resources" is a block, not an option',
      hint: 'write resources { … }',
    },
    {
      why: 'an object for a block that is no map',
      text: jobText({ task: 'resources = { cpu = 1 }' }),
      at: 'resources',
      message: '"resources" is a block, not an option',
      hint: 'write resources { … }',
    },
    {
      why: 'an option for a block with a label',
      text: jobText({ job: 'task = "x"' }),
      at: 'task',
      message: '"task" is a block, not an option',
      hint: 'write task "<name>" { … }',
    },
    {
      why: 'a block without its label',
      text: jobText({ group: 'network {\n port {}\n }' }),
      at: 'port',
      message: '"port" takes one label',
      hint: 'write port "<label>" { … }',
    },
    {
      why: 'a second label',
      text: jobText({ group: 'network {\n port "a" "b" {}\n }' }),
      at: '"b"',
      message: '"port" takes one label',
      hint: 'write port "<label>" { … }',
    },
    {
      why: 'a label where there is none',
      text: jobText({ task: 'resources "x" {}' }),
      at: '"x"',
      message: '"resources" takes no label',
      hint: 'write resources { … }',
    },
    {
      why: 'a label on a map',
      text: jobText({ task: 'env "x" {}' }),
      at: '"x"',
      message: '"env" takes no label',
      hint: 'write env { … }',
    },
    {
      why: 'a block in a map',
      text: jobText({ task: 'env {\n a {}\n }' }),
      at: 'a',
      message: '"a" is an option, not a block',
      hint: 'write a = "…"',
    },
    {
      why: 'a second config',
      text: jobText({ task: 'config = { image = "x" }' }),
      at: 'config',
      message: '"config" may be there only once',
      hint: 'the first is on line 7',
    },
    {
      why: 'a second block of its kind',
      text: jobText({ task: 'logs {}\n logs {}' }),
      at: 'logs',
      message: '"logs" may be there only once',
      hint: 'the first is on line 7',
    },
  ])('refuses $why', ({ text, at, message, hint }) => {
    expect(problemsOf(text)).toEqual([{ at, message, hint }])
  })
})
