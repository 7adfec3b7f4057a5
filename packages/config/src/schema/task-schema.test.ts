import { describe, expect, it } from 'vitest'
import { jobOf, jobText, problemsOf } from '../job.test-support.ts'

const taskOf = (task: string) => jobOf(jobText({ task })).group[0]?.task[0]

describe('a task', () => {
  it('has defaults', () => {
    const task = taskOf('')
    expect(task).toMatchObject({
      name: 't',
      driver: 'docker',
      env: {},
      meta: {},
      kill_timeout: 5000,
      logs: { max_files: 10, max_file_size: 10 },
      resources: { cpu: 100, memory: 300, network: { port: [] } },
    })
    expect(task).not.toHaveProperty('user')
    expect(task).not.toHaveProperty('kill_signal')
  })

  it('takes what is written', () => {
    const task = taskOf(`env { A = 1 }
      meta { B = true }
      user = "nobody:1000"
      kill_timeout = "1m30s"
      kill_signal = "sigint"
      logs {
        max_files = 1
        max_file_size = 2
      }
      resources {
        cpu = 1
        memory = 10
      }`)
    expect(task).toMatchObject({
      env: { A: '1' },
      meta: { B: 'true' },
      user: 'nobody:1000',
      kill_timeout: 90_000,
      kill_signal: 'SIGINT',
      logs: { max_files: 1, max_file_size: 2 },
      resources: { cpu: 1, memory: 10 },
    })
  })

  it('takes as much memory and CPU as stay exact', () => {
    const most = { cpu: 2_147_483_647, memory: 8_589_934_591 }
    const task = taskOf(`resources {\n cpu = ${most.cpu}\n memory = ${most.memory}\n }`)
    expect(task).toMatchObject({ resources: most })
  })

  it.each(['INT', 'int', 'SIGINT'])('knows the signal %s', (name) => {
    expect(taskOf(`kill_signal = "${name}"`)).toMatchObject({ kill_signal: 'SIGINT' })
  })

  it.each([
    {
      line: 'kill_signal = "SIGNOPE"',
      message: 'kill_signal must be the name of a signal, and is "SIGNOPE"',
      hint: 'write for example "SIGTERM" or "SIGINT"',
    },
    {
      line: 'kill_timeout = 30',
      message: 'kill_timeout must have a unit, and is "30"',
      hint: 'write "30s" for seconds; Nomad takes a number without a unit as nanoseconds',
    },
    { line: 'kill_timeout = "-1s"', message: 'kill_timeout must not be negative, and is "-1s"' },
    {
      line: 'kill_timeout = "597h"',
      message: 'kill_timeout must be at most 596h31m23.647s (24.8 days), and is "597h"',
    },
    {
      line: 'restart { interval = "596h31m23.648s" }',
      message: 'interval must be at most 596h31m23.647s (24.8 days), and is "596h31m23.648s"',
    },
    {
      line: 'restart { delay = "720h" }',
      message: 'delay must be at most 596h31m23.647s (24.8 days), and is "720h"',
    },
    {
      line: 'kill_timeout = "soon"',
      message: 'kill_timeout must be a duration, and is "soon"',
      hint: 'write a number with a unit for each part: "500ms", "30s", "1h30m"',
    },
    { line: 'logs { max_files = 0 }', message: 'max_files must be at least 1, and is 0' },
    { line: 'logs { max_file_size = 0 }', message: 'max_file_size must be at least 1, and is 0' },
    { line: 'resources { cpu = 0 }', message: 'cpu must be at least 1, and is 0' },
    { line: 'resources { memory = 9 }', message: 'memory must be at least 10, and is 9' },
    {
      line: 'resources { memory = 8589934592 }',
      message: 'memory must be at most 8589934591, and is 8589934592',
    },
    {
      line: 'resources { cpu = 2147483648 }',
      message: 'cpu must be at most 2147483647, and is 2147483648',
    },
    {
      line: 'resources { memory = "128MB" }',
      message: 'memory must be a number, and is "128MB"',
      hint: 'write the number alone: its unit is MB',
    },
    {
      line: 'resources { cpu = "1.5 GHz" }',
      message: 'cpu must be a number, and is "1.5 GHz"',
      hint: 'write the number alone: its unit is MHz',
    },
    {
      line: 'logs { max_file_size = "10m" }',
      message: 'max_file_size must be a number, and is "10m"',
      hint: 'write the number alone: its unit is MB',
    },
    {
      line: 'restart { mode = "never" }',
      message: 'mode must be "fail" or "delay", and is "never"',
    },
    { line: 'restart { attempts = -1 }', message: 'attempts must be at least 0, and is -1' },
  ])('refuses $line', ({ line, message, hint }) => {
    const problems = problemsOf(jobText({ task: line }))
    expect(problems).toMatchObject([{ message, ...(hint && { hint }) }])
  })

  it.each([
    { name: '', message: 'name must not be empty' },
    { name: 'a'.repeat(201), message: 'name must be at most 200 characters long' },
    { name: 'alloc', message: 'name must not be "alloc", the name of the shared folder' },
  ])('refuses the name "$name"', ({ name, message }) => {
    const text = jobText().replace('"t"', () => `"${name}"`)
    expect(problemsOf(text)).toMatchObject([{ at: `"${name}"`, message }])
  })

  it.each([
    ...[
      '.',
      '..',
      '-a',
      '_a',
      'a b',
      'tö',
      'a:b',
      'a/b',
      'a\\\\b',
      'a\\n',
      '\\n',
      '\\u001b[31m',
      'a\\u0000',
    ],
  ])('refuses the name "%s", and says which are allowed', (name) => {
    const text = jobText().replace('"t"', () => `"${name}"`)
    const problems = problemsOf(text)
    expect(problems).toMatchObject([
      {
        at: `"${name}"`,
        message: expect.stringMatching(/^name must be of the letters a to z, digi/),
      },
    ])
    expect(problems[0]?.message).not.toMatch(/\p{Cc}/u)
  })

  it.each(['a', '0', 'redis-7.2_a', 'A..', 'a'.repeat(200)])('takes the name "%s"', (name) => {
    expect(problemsOf(jobText().replace('"t"', `"${name}"`))).toEqual([])
  })

  it.each(['\\u001b', '\\u007f', '\\u009b', '\\u2028', '\\u202e'])(
    'shows %s in a value escaped',
    (character) => {
      const text = jobText().replace('"docker"', `"x${character}y"`)
      expect(problemsOf(text)).toMatchObject([
        { message: `driver must be "docker", and is "x${character}y"` },
      ])
    },
  )

  it('says which driver was meant', () => {
    expect(problemsOf(jobText().replace('"docker"', '"dokcer"'))).toMatchObject([
      { message: 'driver must be "docker", and is "dokcer"', hint: 'did you mean "docker"?' },
    ])
  })

  it.each([
    { task: 'env { A = "a\\u0000" }', name: 'A' },
    { task: 'meta { b = "\\u0000" }', name: 'b' },
    { config: 'labels { c = "\\u0000" }', name: 'c' },
    { group: 'meta { d = "\\u0000" }', name: 'd' },
    { job: 'meta { e = "\\u0000" }', name: 'e' },
  ])('refuses a NUL character in a value: $name', ({ name, ...parts }) => {
    const message = expect.stringContaining(`${name} must not contain a NUL character, and is "`)
    expect(problemsOf(jobText(parts))).toMatchObject([
      { at: expect.stringContaining('\\u0000'), message },
    ])
  })

  it('refuses another driver, and says which there is', () => {
    expect(problemsOf(jobText().replace('"docker"', '"exec"'))).toEqual([
      {
        at: '"exec"',
        message: 'driver must be "docker", and is "exec"',
        hint: 'docker is the only driver of Longshore',
      },
    ])
  })

  it('needs a driver and a config', () => {
    expect(problemsOf('job "j" {\n task "t" {}\n}')).toEqual([
      { at: 'task "t"', message: '"driver" is missing in task', hint: 'add driver = "…"' },
      { at: 'task "t"', message: '"config" is missing in task', hint: 'add config { … }' },
    ])
  })
})
