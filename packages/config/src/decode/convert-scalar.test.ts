import { describe, expect, it } from 'vitest'
import { jobOf, jobText, problemsOf } from '../job.test-support.ts'

const taskOf = (task: string) => jobOf(jobText({ task })).group[0]?.task[0]

describe('conversions', () => {
  it.each([
    { line: 'resources { cpu = "200" }', expected: { resources: { cpu: 200 } } },
    { line: 'resources { cpu = "2e2" }', expected: { resources: { cpu: 200 } } },
    { line: 'user = 1000', expected: { user: '1000' } },
    { line: 'user = true', expected: { user: 'true' } },
    { line: 'env { N = 0.0000001 }', expected: { env: { N: '0.0000001' } } },
    { line: 'env { N = 9007199254740993 }', expected: { env: { N: '9007199254740993' } } },
    { line: 'user = null', expected: { name: 't' } },
    { line: 'kill_timeout = 0', expected: { kill_timeout: 0 } },
  ])('takes $line', ({ line, expected }) => {
    expect(taskOf(line)).toMatchObject(expected)
  })

  it.each([
    { text: '"true"', expected: true },
    { text: '"1"', expected: true },
    { text: '"false"', expected: false },
    { text: '"0"', expected: false },
  ])('takes $text for $expected', ({ text, expected }) => {
    const job = jobOf(jobText({ config: `force_pull = ${text}` }))
    expect(job.group[0]?.task[0]?.config.force_pull).toBe(expected)
  })

  it.each([
    { value: '"lots"', message: 'cpu must be a number, and is "lots"' },
    { value: '""', message: 'cpu must be a number, and is ""' },
    { value: '"0x10"', message: 'cpu must be a number, and is "0x10"' },
    { value: '"1e999"', message: 'cpu must be a number, and is "1e999"' },
    {
      value: '9007199254740993',
      message: 'cpu must be a number, and is 9007199254740993, which is too large',
    },
    {
      value: '"9007199254740993"',
      message: 'cpu must be at most 9007199254740991, and is 9007199254740992',
    },
    { value: 'true', message: 'cpu must be a number, and is true' },
  ])('refuses cpu = $value', ({ value, message }) => {
    const text = jobText({ task: `resources { cpu = ${value} }` })
    expect(problemsOf(text)).toEqual([{ at: value, message }])
  })

  it.each([
    { line: 'user = ["root"]', at: '["root"]', message: 'user must be a string, and is a list' },
    { line: 'user = {}', at: '{}', message: 'user must be a string, and is a map' },
    { line: 'env = "A=1"', at: '"A=1"', message: 'env must be a map, and is "A=1"' },
    { line: 'env = ["A=1"]', at: '"A=1"', message: 'env must be a map, and is "A=1"' },
    { line: 'env { A = [1] }', at: '[1]', message: 'A must be a string, and is a list' },
  ])('refuses $line', ({ line, at, message }) => {
    expect(problemsOf(jobText({ task: line }))).toEqual([{ at, message }])
  })

  it.each([
    {
      line: 'args = "a b"',
      at: '"a b"',
      message: 'args must be a list, and is "a b"',
      hint: 'write ["a b"]',
    },
    { line: 'args = 1', at: '1', message: 'args must be a list, and is 1', hint: 'write ["1"]' },
    { line: 'args = {}', at: '{}', message: 'args must be a list, and is a map' },
    { line: 'args = ["-v", [1]]', at: '[1]', message: 'args[1] must be a string, and is a list' },
    { line: 'args = [null]', at: 'null', message: 'args[0] must be a string, and is null' },
    { line: 'force_pull = 1', at: '1', message: 'force_pull must be a bool, and is 1' },
  ])('refuses $line in config', ({ line, at, message, hint }) => {
    const problem = { at, message, ...(hint && { hint }) }
    expect(problemsOf(jobText({ config: line }))).toEqual([problem])
  })
})
