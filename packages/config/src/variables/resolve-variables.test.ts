import { describe, expect, it } from 'vitest'
import { jobText } from '../job.test-support.ts'
import { parseJob } from '../parse-job.ts'
import type { VariableInputs } from './variable-inputs.ts'

const read = (declarations: string, use: string, variables: VariableInputs = {}) =>
  parseJob({ path: 'job.hcl', text: `${declarations}\n${jobText({ job: use })}` }, { variables })

const metaOf = (...parts: Parameters<typeof read>) => {
  const { job, diagnostics } = read(...parts)
  return job?.meta.value ?? diagnostics.map(({ message }) => message)
}

const problemsOf = (...parts: Parameters<typeof read>) =>
  read(...parts).diagnostics.map(({ message, hint, range, source }) => ({
    message,
    ...(hint === undefined ? {} : { hint }),
    at: `${source?.path ?? 'job.hcl'}:${range.start.line}`,
  }))

const use = 'meta { value = var.v }'

describe('the value of a variable', () => {
  const declared = 'variable "v" {\n default = "default"\n}'
  const environment = { NOMAD_VAR_v: 'environment', NOMAD_VAR_other: 'x', PATH: '/bin' }
  const files = [
    { path: 'a.hcl', text: 'v = "first file"' },
    { path: 'b.json', text: '{ "v": "second file" }' },
  ]

  it.each([
    { why: 'its default', inputs: {}, value: 'default' },
    { why: 'the environment', inputs: { environment }, value: 'environment' },
    { why: 'the last file', inputs: { environment, files }, value: 'second file' },
    {
      why: 'the last argument',
      inputs: {
        environment,
        files,
        arguments: [
          ['v', 'one'],
          ['v', 'two = 2'],
        ] as const,
      },
      value: 'two = 2',
    },
  ])('is $why', ({ inputs, value }) => {
    expect(metaOf(declared, use, inputs)).toBe(value)
  })

  it.each([
    { why: 'a number', type: 'number', text: '0x', problem: /a number is required/ },
    { why: 'a bool', type: 'bool', text: 'true', value: 'true' },
    { why: 'text that looks like a list', type: 'string', text: '[1]', value: '[1]' },
    { why: 'a list', type: 'list(number)', text: '[1, "2"]', use: 'join("", var.v)', value: '12' },
    { why: 'a map', type: 'map(string)', text: '{ a = 1 }', use: 'var.v.a', value: '1' },
    {
      why: 'an object',
      type: 'object({ a = bool })',
      text: '{ a = true }',
      use: 'var.v.a',
      value: 'true',
    },
    {
      why: 'a list of something else',
      type: 'list(number)',
      text: '["x"]',
      problem: /a number is required/,
    },
    {
      why: 'a broken list',
      type: 'list(number)',
      text: '[1',
      problem: /^the value of variable "v" is wrong/,
    },
  ])('is read by its type: $why', ({ type, text, use = 'var.v', value, problem }) => {
    const found = metaOf(`variable "v" { type = ${type} }`, `meta { value = ${use} }`, {
      arguments: [['v', text]],
    })
    expect(found).toEqual(problem ? [expect.stringMatching(problem)] : value)
  })

  it.each([
    { why: 'a part', text: '[{ port = "x" }]', problem: 'in [0].port a number is required' },
    { why: 'the form', text: 'x', problem: '`x` has no value here' },
  ])('that is wrong in $why comes with how to write it', ({ text, problem }) => {
    const declared = 'variable "v" { type = list(object({ port = number })) }'
    const [found] = problemsOf(declared, 'meta {}', { arguments: [['v', text]] })
    expect(found?.message).toContain(problem)
    expect(found?.hint).toBe('write [{ port = 1 }]')
  })

  it('that does not fit is pointed at, at its innermost part', () => {
    const declared =
      'variable "v" {\n type = list(map(number))\n default = [\n{ a = 1,\n b = "x" }]\n}'
    const files = [{ path: 'values.hcl', text: 'v = [{\n a = []\n}]' }]
    expect(problemsOf(declared, use, { files })).toMatchObject([
      { at: 'job.hcl:5' },
      { at: 'values.hcl:2' },
    ])
  })

  it.each([
    { type: 'any' },
    { type: 'list(any)' },
    { type: 'tuple([string, any])' },
    { type: 'object({ a = optional(string) })' },
    { type: 'map(object({ a = any }))' },
  ])('has an exact type, which $type is not', ({ type }) => {
    const [found] = problemsOf(`variable "v" {\n type = ${type}\n default = {}\n}`, 'meta {}')
    expect(found).toMatchObject({ at: 'job.hcl:2', message: expect.stringContaining('exact') })
  })

  it('that is missing or wrong hides nothing else, and is not said again where it is used', () => {
    const declared = `variable "none" {}
      variable "wrong" {\n type = number\n default = "x"\n}
      locals {\n derived = var.wrong\n}`
    const uses = 'meta { value = "${var.wrong}-${local.derived}" }\n prioritty = var.none'
    expect(problemsOf(declared, uses).map(({ message }) => message)).toEqual([
      expect.stringContaining('the default does not fit the type'),
      'unknown option "prioritty" in job',
    ])
  })

  it('has the type of its default', () => {
    const inputs = { arguments: [['v', 'many']] as const }
    expect(metaOf('variable "v" { default = 3 }', use, inputs)).toEqual([
      expect.stringContaining('the value of variable "v" is wrong: a number is required'),
    ])
  })

  it('may be declared in short, and in JSON', () => {
    expect(metaOf('variables {\n v = "short"\n}', use)).toBe('short')
    const config = { image: 'busybox' }
    const job = {
      j: {
        meta: { value: '${var.v}-${local.l}' },
        group: { g: { task: { t: { driver: 'docker', config } } } },
      },
    }
    const locals = { l: '${upper(var.v)}' }
    const variable = { v: { type: 'string', default: 'x' } }
    const text = JSON.stringify({ variable, locals, job })
    expect(parseJob({ path: 'job.json', text }).job?.meta).toEqual({ value: 'x-X' })
  })

  it('says all ways to give one that has none', () => {
    expect(problemsOf('variable "v" {}', use)).toEqual([
      {
        at: 'job.hcl:1',
        message: 'variable "v" has no value',
        hint: 'write -var v=…, put v = … into a file for -var-file, or set NOMAD_VAR_v',
      },
    ])
  })

  it.each([
    {
      why: 'an unknown argument',
      inputs: { arguments: [['w', 'secret']] as const },
      problem: {
        at: '-var w:1',
        message: 'the job file has no variable "w"',
        hint: 'did you mean "v"?',
      },
    },
    {
      why: 'an unknown name in a file',
      inputs: { files: [{ path: 'a.hcl', text: '\nother = 1' }] },
      problem: { at: 'a.hcl:2', message: 'the job file has no variable "other"' },
    },
    {
      why: 'a declaration in a file of values',
      inputs: { files: [{ path: 'a.hcl', text: 'variable "v" {}' }] },
      problem: { at: 'a.hcl:1', message: 'a file of variables has no blocks' },
    },
    {
      why: 'broken syntax in a file',
      inputs: { files: [{ path: 'a.hcl', text: 'v = [' }] },
      problem: { at: 'a.hcl:1' },
    },
  ])('says where $why is', ({ inputs, problem }) => {
    expect(problemsOf(declared, use, inputs)).toMatchObject([problem])
  })

  it('never shows a value that may be secret', () => {
    const { diagnostics } = read('variable "v" { type = list(string) }', use, {
      environment: { NOMAD_VAR_v: 'hunter2' },
    })
    expect(JSON.stringify(diagnostics.map(({ source }) => source))).not.toContain('hunter2')
  })
})

describe('the declaration of a variable', () => {
  it.each([
    {
      text: 'variable "v" { default = 1 }\nvariable "v" {}',
      problem: {
        at: 'job.hcl:2',
        message: 'variable "v" is there twice',
        hint: 'the first is on line 1',
      },
    },
    { text: 'variable "1" { default = 1 }', problem: { message: '"1" is no name for a variable' } },
    { text: 'variable { default = 1 }', problem: { message: '"variable" takes one label' } },
    {
      text: 'variable "v" { type = strng }',
      problem: { message: expect.stringContaining('did you mean `string`?') },
    },
    {
      text: 'variable "v" { defualt = 1 }',
      problem: { message: 'unknown option "defualt" in variable', hint: 'did you mean "default"?' },
    },
    {
      text: 'variable "v" {\n type = number\n default = "x"\n}',
      problem: {
        at: 'job.hcl:3',
        message: expect.stringContaining('the default does not fit the type: a number is required'),
      },
    },
  ])('is refused: $text', ({ text, problem }) => {
    expect(problemsOf(text, '')).toMatchObject([problem])
  })

  const positive = (value: string) => `variable "v" {
    default = ${value}
    validation {
      condition     = var.v > 0
      error_message = "It must be above 0."
    }
  }`

  it('says what a value must be', () => {
    expect(metaOf(positive('1'), use)).toBe('1')
    expect(problemsOf(positive('-1'), use)).toEqual([
      { at: 'job.hcl:2', message: 'the value of variable "v" is not valid: It must be above 0.' },
    ])
  })

  it.each([
    {
      condition: 'var.w > 0',
      message: 'a condition is about its own variable, and `var.w` is another',
    },
    { condition: 'true', message: 'the condition is not about the variable' },
    { condition: 'var.v', message: 'the condition is neither true nor false' },
  ])('may not have the condition $condition', ({ condition, message }) => {
    const text = positive('1').replace('var.v > 0', condition)
    expect(problemsOf(text, use)).toMatchObject([{ message }])
  })
})

describe('locals', () => {
  it('may depend on variables, on functions and on each other in any order', () => {
    const text = `locals {
      c = "\${local.b}!"
      b = upper(local.a)
    }
    locals { a = "\${var.v}b" }
    variable "v" { default = "a" }`
    expect(metaOf(text, 'meta { value = local.c }')).toBe('AB!')
  })

  it('leave references of the runtime as they are', () => {
    const text = 'locals { a = "${node.unique.name}:${NOMAD_PORT_x}" }'
    expect(metaOf(text, 'meta { value = local.a }')).toBe('${node.unique.name}:${NOMAD_PORT_x}')
  })

  it.each([
    {
      text: 'locals {\n a = local.b\n b = local.c\n c = local.a\n}',
      problem: { at: 'job.hcl:2', message: 'local "a" depends on itself: a → b → c → a' },
    },
    {
      text: 'locals {\n a = local.a\n}',
      problem: { message: 'local "a" depends on itself: a → a' },
    },
    {
      text: 'locals {\n a = 1\n}\nlocals {\n a = 2\n}',
      problem: {
        at: 'job.hcl:5',
        message: 'local "a" is there twice',
        hint: 'the first is on line 2',
      },
    },
  ])('are refused: $text', ({ text, problem }) => {
    expect(problemsOf(text, '')).toMatchObject([problem])
  })
})

describe('dynamic blocks', () => {
  it('stand for one block for each element', () => {
    const job = `dynamic "group" {
      for_each = var.v
      labels   = ["g-\${group.value}"]
      content {
        count = group.key + 1
        task "t" {
          driver = "docker"
          config { image = "busybox:\${group.value}" }
        }
      }
    }`
    const { job: found } = read('variable "v" { default = ["a", "b"] }', job)
    expect(found?.group.map(({ name, count }) => [name, count])).toEqual([
      ['g-a', 1],
      ['g-b', 2],
      ['g', 1],
    ])
  })
})
